import type { Comment } from '../../domain/posts/comment.ts';
import type { Counters } from '../kernel/ports.ts';

/** Adds a comment to its parent's count, and to the post's `shown`: it with the replies that show with it. */
export function countComments(
  counters: Counters,
  { postId, parentId }: Pick<Comment, 'postId' | 'parentId'>,
  shown: number,
  sign: 1 | -1,
): void {
  if (shown > 0) counters.add(postId, 'comments', sign * shown);
  if (parentId) counters.add(parentId, 'comments', sign);
}
