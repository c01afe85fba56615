import { z } from 'zod';
import { idOut } from '../kernel/fields.ts';
import { frameType } from '../kernel/frame.ts';
import { FramedComment, FramedPost } from './views.ts';

export const postCreated = frameType('post.created', 'A friend or someone you follow posted', FramedPost);
export const postUpdated = frameType('post.updated', 'A post was changed', FramedPost);
export const postDeleted = frameType(
  'post.deleted',
  'A post was deleted',
  z.object({ id: idOut, authorId: idOut }),
);
export const postReacted = frameType('post.reacted', "A post's reactions changed", FramedPost);
export const commentCreated = frameType('comment.created', 'Someone commented on a post', FramedComment);
