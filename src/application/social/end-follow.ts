import type { UserId } from '../../domain/kernel/id.ts';
import type { Follows } from '../../domain/social/follows.ts';
import { UserUnfollowed } from '../../domain/social/published.ts';
import type { Journal } from '../kernel/ports.ts';

/** Ends a follow or a request; only a follow that stood is a fact to others. */
export async function endFollow(
  follows: Follows,
  journal: Journal,
  followerId: UserId,
  followeeId: UserId,
): Promise<void> {
  if ((await follows.state(followerId, followeeId)) === 'none') return;
  if ((await follows.remove(followerId, followeeId)) === 'following')
    journal.record(UserUnfollowed({ followerId, followeeId }));
}
