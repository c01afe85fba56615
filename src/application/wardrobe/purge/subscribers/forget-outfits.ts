import { Occasions } from '../../../../domain/wardrobe/occasions/occasion.ts';
import { OutfitRemoved } from '../../../../domain/wardrobe/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { OutfitsPurge } from '../ports.ts';
import { few, more, step } from '../steps.ts';

/** Removes a deleted outfit from plans and from the diary; the worn items stay. */
export const forgetOutfits = subscriber({
  name: 'wardrobe.forget-outfits',
  when: 'projection',
  on: [OutfitRemoved],
  needs: { purge: OutfitsPurge, occasions: Occasions },
  async handle({ data: { outfitId } }, { purge, occasions }) {
    const planning = await purge.planning(outfitId, few);
    for (const { id, ownerId } of planning) {
      const occasion = await occasions.find(ownerId, id);
      occasion?.unplanOutfit(outfitId);
      if (occasion) occasions.reindex(occasion);
    }
    const left = await purge.forgetOutfit(outfitId, step);
    return left || planning.length === few ? more : undefined;
  },
});
