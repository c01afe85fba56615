import type { UserId } from '../../domain/kernel/id.ts';
import type { Follows } from '../../domain/social/follows.ts';
import { FollowApproved, UserFollowed } from '../../domain/social/published.ts';
import type { EventRecorder } from '../kernel/ports.ts';

/** Turns a request into a follow, once. */
export async function approveFollow(
  follows: Follows,
  recorder: EventRecorder,
  followerId: UserId,
  followeeId: UserId,
): Promise<void> {
  if (!(await follows.accept(followerId, followeeId))) return;
  recorder.record(FollowApproved({ followerId, followeeId }));
  recorder.record(UserFollowed({ followerId, followeeId }));
}
