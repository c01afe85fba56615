import { Follows } from '../../../domain/social/follows.ts';
import { Friendships } from '../../../domain/social/friendship.ts';
import { UserBlocked } from '../../../domain/social/published.ts';
import { Journal } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { endTies } from '../end-ties.ts';

/** Sweeps up a follow or request that was being stored at the very moment of the block. */
export const endTiesOfBlocked = subscriber({
  name: 'social.end-ties-of-blocked',
  when: 'later',
  hears: [UserBlocked],
  needs: { relations: Relations, follows: Follows, friendships: Friendships, journal: Journal },
  async handle({ data }, { relations, ...ties }) {
    const [blockerId, blockedId] = [data.blockerId, data.blockedId];
    if ((await relations.between(blockerId, blockedId)).blocked) await endTies(ties, blockerId, blockedId);
    return undefined;
  },
});
