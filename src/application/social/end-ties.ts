import type { UserId } from '../../domain/kernel/id.ts';
import type { Follows } from '../../domain/social/follows.ts';
import type { Friendships } from '../../domain/social/friendship.ts';
import type { EventRecorder } from '../kernel/ports.ts';
import { endFollow } from './end-follow.ts';

/** Ends all that stands between two people: follows, friendship, open requests, both ways. */
export async function endTies(
  { follows, friendships, recorder }: { follows: Follows; friendships: Friendships; recorder: EventRecorder },
  byId: UserId,
  otherId: UserId,
): Promise<void> {
  await endFollow(follows, recorder, byId, otherId);
  await endFollow(follows, recorder, otherId, byId);
  const friendship = await friendships.between(byId, otherId);
  if (!friendship) return;
  friendship.end(byId);
  friendships.remove(friendship);
}
