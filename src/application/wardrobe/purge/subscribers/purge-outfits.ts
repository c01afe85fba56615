import { AccountDeleted } from '../../../../domain/identity/published.ts';
import { Occasions } from '../../../../domain/wardrobe/occasions/occasion.ts';
import { Outfits } from '../../../../domain/wardrobe/outfits/outfit.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { OutfitsPurge } from '../ports.ts';
import { few, more, step } from '../steps.ts';

/** Outfits and occasions are removed one by one, so that each publishes its event; then wears and invitations. */
export const purgeOutfits = subscriber({
  name: 'wardrobe.purge-outfits',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: OutfitsPurge, outfits: Outfits, occasions: Occasions },
  async handle({ data: { userId } }, { purge, outfits, occasions }) {
    const outfitIds = await purge.outfitIds(userId, few);
    for (const id of outfitIds) {
      const outfit = await outfits.find(userId, id);
      outfit?.remove();
      if (outfit) outfits.remove(outfit);
    }
    const occasionIds = await purge.occasionIds(userId, few);
    for (const id of occasionIds) {
      const occasion = await occasions.find(userId, id);
      occasion?.remove();
      if (occasion) occasions.remove(occasion);
    }
    if (outfitIds.length + occasionIds.length > 0) return more;
    if (await purge.wearsOf(userId, step)) return more;
    return (await purge.invitationsOf(userId, step)) ? more : undefined;
  },
});
