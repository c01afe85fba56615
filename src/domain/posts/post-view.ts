import type { Instant, UserId } from '../kernel/id.ts';
import type { Post, PostId } from './post.ts';

/** One person having looked at a post on a day (UTC); looking again that day changes nothing. */
export interface PostView {
  readonly postId: PostId;
  readonly viewerId: UserId;
  /** `2026-01-31` */
  readonly day: string;
}

/** Undefined for the author: looking at your own post does not count. */
export function viewOf(
  { id: postId, authorId }: Pick<Post, 'id' | 'authorId'>,
  viewerId: UserId,
  at: Instant,
): PostView | undefined {
  if (viewerId === authorId) return undefined;
  return { postId, viewerId, day: new Date(at).toISOString().slice(0, 10) };
}
