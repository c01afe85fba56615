import { moderateItems, moderateOutfits } from './changes/subscribers/moderate.ts';
import { pushChanges } from './changes/subscribers/push-changes.ts';
import { createCollection } from './collections/commands/create-collection.ts';
import { putCollectionEntry } from './collections/commands/put-collection-entry.ts';
import { removeCollection } from './collections/commands/remove-collection.ts';
import { removeCollectionEntry } from './collections/commands/remove-collection-entry.ts';
import { updateCollection } from './collections/commands/update-collection.ts';
import { getCollection } from './collections/queries/get-collection.ts';
import { listCollections } from './collections/queries/list-collections.ts';
import { amendWear } from './diary/commands/amend-wear.ts';
import { logWear } from './diary/commands/log-wear.ts';
import { voidWear } from './diary/commands/void-wear.ts';
import { getWear } from './diary/queries/get-wear.ts';
import { listWears } from './diary/queries/list-wears.ts';
import { importItems } from './import-export/commands/import-items.ts';
import { exportWardrobe } from './import-export/queries/export-wardrobe.ts';
import { addItem } from './items/commands/add-item.ts';
import { moveItems } from './items/commands/move-items.ts';
import { removeItem } from './items/commands/remove-item.ts';
import { restoreItem } from './items/commands/restore-item.ts';
import { retireItem } from './items/commands/retire-item.ts';
import { updateItem } from './items/commands/update-item.ts';
import { getItem } from './items/queries/get-item.ts';
import { getStats } from './items/queries/get-stats.ts';
import { listItems } from './items/queries/list-items.ts';
import { voidWash } from './laundry/commands/void-wash.ts';
import { washItems } from './laundry/commands/wash-items.ts';
import { listWashes } from './laundry/queries/list-washes.ts';
import { answerOccasion } from './occasions/commands/answer-occasion.ts';
import { createOccasion } from './occasions/commands/create-occasion.ts';
import { planOutfit } from './occasions/commands/plan-outfit.ts';
import { removeOccasion } from './occasions/commands/remove-occasion.ts';
import { unplanOutfit } from './occasions/commands/unplan-outfit.ts';
import { updateOccasion } from './occasions/commands/update-occasion.ts';
import { getOccasion } from './occasions/queries/get-occasion.ts';
import { listOccasions } from './occasions/queries/list-occasions.ts';
import { cloneOutfit } from './outfits/commands/clone-outfit.ts';
import { createOutfit } from './outfits/commands/create-outfit.ts';
import { removeOutfit } from './outfits/commands/remove-outfit.ts';
import { updateOutfit } from './outfits/commands/update-outfit.ts';
import { getOutfit } from './outfits/queries/get-outfit.ts';
import { listOutfits } from './outfits/queries/list-outfits.ts';
import { forgetOccasions } from './purge/subscribers/forget-occasions.ts';
import { forgetOutfits } from './purge/subscribers/forget-outfits.ts';
import { purgeItems } from './purge/subscribers/purge-items.ts';
import { purgeOutfits } from './purge/subscribers/purge-outfits.ts';
import { tidyCollections } from './purge/subscribers/tidy-collections.ts';
import { uninviteFormerFriends } from './purge/subscribers/uninvite-former-friends.ts';
import { suggestOutfits } from './suggestions/queries/suggest-outfits.ts';

export const operations = [
  addItem,
  getItem,
  updateItem,
  removeItem,
  listItems,
  moveItems,
  washItems,
  listWashes,
  voidWash,
  retireItem,
  restoreItem,
  getStats,
  importItems,
  exportWardrobe,
  createCollection,
  listCollections,
  getCollection,
  updateCollection,
  removeCollection,
  putCollectionEntry,
  removeCollectionEntry,
  createOutfit,
  getOutfit,
  updateOutfit,
  removeOutfit,
  cloneOutfit,
  listOutfits,
  createOccasion,
  listOccasions,
  getOccasion,
  updateOccasion,
  removeOccasion,
  planOutfit,
  unplanOutfit,
  answerOccasion,
  logWear,
  amendWear,
  voidWear,
  getWear,
  listWears,
  suggestOutfits,
] as const;

export const subscribers = [
  pushChanges,
  tidyCollections,
  purgeItems,
  forgetOutfits,
  forgetOccasions,
  purgeOutfits,
  uninviteFormerFriends,
  moderateItems,
  moderateOutfits,
] as const;
