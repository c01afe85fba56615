import { p } from '@mikro-orm/core';
import { Comment } from '../../domain/posts/comment.ts';
import { Post } from '../../domain/posts/post.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';
import { JsonType } from '../kernel/orm/json-type.ts';

const written = {
  id: p.type(IdType).primary(),
  authorId: p.type(IdType),
  text: p.text(),
  mentionIds: p.type(JsonType),
  mediaIds: p.type(JsonType),
  createdAt: p.bigint('number'),
  editedAt: p.bigint('number').nullable(),
  removal: p.type(JsonType).nullable(),
  version: p.integer().version(),
};

export const PostSchema = aggregateSchema(Post, 'posts', {
  ...written,
  refs: p.type(JsonType),
  visibility: p.string(),
});

export const CommentSchema = aggregateSchema(Comment, 'comments', {
  ...written,
  postId: p.type(IdType),
  parentId: p.type(IdType).nullable(),
});
