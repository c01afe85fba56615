import { FriendshipEnded, UserBlocked } from '../../../../domain/social/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { OutfitsPurge } from '../ports.ts';

/** Guests are friends: the end of a friendship, or a block, removes each from the other's guest lists. */
export const uninviteFormerFriends = subscriber({
  // The name is that of an older version, since stored outbox messages have it.
  name: 'wardrobe.uninvite-blocked',
  when: 'projection',
  on: [UserBlocked, FriendshipEnded],
  needs: { purge: OutfitsPurge },
  async handle({ data, at }, { purge }) {
    const [userId, otherId] =
      'blockerId' in data ? [data.blockerId, data.blockedId] : [data.fromId, data.toId];
    await purge.uninvite(userId, otherId, at);
    return undefined;
  },
});
