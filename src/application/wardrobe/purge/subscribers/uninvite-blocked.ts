import { UserBlocked } from '../../../../domain/social/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { OutfitsPurge } from '../ports.ts';

/** A block removes each from the other's guest lists. */
export const uninviteBlocked = subscriber({
  name: 'wardrobe.uninvite-blocked',
  when: 'projection',
  on: [UserBlocked],
  needs: { purge: OutfitsPurge },
  async handle({ data: { blockerId, blockedId } }, { purge }) {
    await purge.uninvite(blockerId, blockedId);
    return undefined;
  },
});
