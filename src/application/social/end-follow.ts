import type { UserId } from '../../domain/kernel/id.ts';
import type { Follows } from '../../domain/social/follows.ts';
import { UserUnfollowed } from '../../domain/social/published.ts';
import type { EventRecorder } from '../kernel/ports.ts';

/** Ends a follow or a request; only a follow that stood is a fact to others. */
export async function endFollow(
  follows: Follows,
  recorder: EventRecorder,
  followerId: UserId,
  followeeId: UserId,
): Promise<void> {
  if ((await follows.state(followerId, followeeId)) === 'none') return;
  if ((await follows.remove(followerId, followeeId)) === 'following')
    recorder.record(UserUnfollowed({ followerId, followeeId }));
}
