import { z } from 'zod';
import { idOut } from '../kernel/fields.ts';
import { frameType } from '../kernel/frame.ts';
import { FramedComment, FramedPost } from './views.ts';

export const postCreated = frameType('post.created', 'A friend or someone you follow posted', FramedPost);
export const postUpdated = frameType('post.updated', 'A post was changed', FramedPost);
export const postDeleted = frameType(
  'post.deleted',
  'A post was deleted',
  z
    .object({ id: idOut.describe('Id of the post'), authorId: idOut.describe('Id of its author') })
    .meta({ id: 'DeletedPost', description: 'A post that was deleted' }),
);
export const postReacted = frameType('post.reacted', "A post's reactions changed", FramedPost);
export const commentUpdated = frameType('comment.updated', 'A comment was changed', FramedComment);
export const commentDeleted = frameType(
  'comment.deleted',
  'A comment was deleted, with its replies',
  z
    .object({ id: idOut.describe('Id of the comment'), postId: idOut.describe('Id of its post') })
    .meta({ id: 'DeletedComment', description: 'A comment that was deleted' }),
);
export const commentReacted = frameType('comment.reacted', "A comment's reactions changed", FramedComment);
export const commentCreated = frameType('comment.created', 'Someone commented on a post', FramedComment);
