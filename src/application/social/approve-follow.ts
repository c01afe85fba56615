import type { UserId } from '../../domain/kernel/id.ts';
import type { Follows } from '../../domain/social/follows.ts';
import { FollowApproved, UserFollowed } from '../../domain/social/published.ts';
import type { Journal } from '../kernel/ports.ts';

/** Turns a request into a follow, once. */
export async function approveFollow(
  follows: Follows,
  journal: Journal,
  followerId: UserId,
  followeeId: UserId,
): Promise<void> {
  if (!(await follows.accept(followerId, followeeId))) return;
  journal.record(FollowApproved({ followerId, followeeId }));
  journal.record(UserFollowed({ followerId, followeeId }));
}
