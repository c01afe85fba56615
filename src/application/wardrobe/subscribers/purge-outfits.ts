import { AccountDeleted } from '../../../domain/identity/published.ts';
import { UserBlocked } from '../../../domain/social/published.ts';
import { Occasions } from '../../../domain/wardrobe/occasion.ts';
import { Outfits } from '../../../domain/wardrobe/outfit.ts';
import { OccasionRemoved, OutfitRemoved } from '../../../domain/wardrobe/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { OutfitsPurge } from '../outfit-ports.ts';

const step = 200;
const few = 20;
const more = { more: 'on' };

/** An outfit that is gone is planned for nothing, and the diary names it no more; what was worn stays. */
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

export const forgetOccasions = subscriber({
  name: 'wardrobe.forget-occasions',
  when: 'projection',
  on: [OccasionRemoved],
  needs: { purge: OutfitsPurge },
  async handle({ data: { occasionId } }, { purge }) {
    return (await purge.forgetOccasion(occasionId, step)) ? more : undefined;
  },
});

/** Outfits and occasions go one by one, so that others hear of each; then the diary, and the places at others' tables. */
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

/** A block takes each from the other's table. */
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
