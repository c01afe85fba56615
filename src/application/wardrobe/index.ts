import { addItem } from './commands/add-item.ts';
import { amendWear } from './commands/amend-wear.ts';
import { answerOccasion } from './commands/answer-occasion.ts';
import { cloneOutfit } from './commands/clone-outfit.ts';
import {
  createCollection,
  putCollectionEntry,
  removeCollection,
  removeCollectionEntry,
  updateCollection,
} from './commands/collections.ts';
import { createOccasion } from './commands/create-occasion.ts';
import { createOutfit } from './commands/create-outfit.ts';
import { importItems } from './commands/import-items.ts';
import { logWear } from './commands/log-wear.ts';
import { moveItems } from './commands/move-items.ts';
import { planOutfit } from './commands/plan-outfit.ts';
import { removeItem } from './commands/remove-item.ts';
import { removeOccasion } from './commands/remove-occasion.ts';
import { removeOutfit } from './commands/remove-outfit.ts';
import { restoreItem, retireItem } from './commands/retire-item.ts';
import { unplanOutfit } from './commands/unplan-outfit.ts';
import { updateItem } from './commands/update-item.ts';
import { updateOccasion } from './commands/update-occasion.ts';
import { updateOutfit } from './commands/update-outfit.ts';
import { voidWear } from './commands/void-wear.ts';
import { washItems } from './commands/wash-items.ts';
import { getCollection, listCollections } from './queries/collections.ts';
import { exportWardrobe } from './queries/export.ts';
import { getStats } from './queries/get-stats.ts';
import { getItem, listItems } from './queries/items.ts';
import { listWears } from './queries/list-wears.ts';
import { getOccasion, listOccasions } from './queries/occasions.ts';
import { getOutfit, listOutfits } from './queries/outfits.ts';
import { suggestOutfits } from './queries/suggest-outfits.ts';
import { purgeItems, tidyCollections } from './subscribers/purge.ts';
import {
  forgetOccasions,
  forgetOutfits,
  purgeOutfits,
  uninviteBlocked,
} from './subscribers/purge-outfits.ts';

export const operations = [
  addItem,
  getItem,
  updateItem,
  removeItem,
  listItems,
  moveItems,
  washItems,
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
  listWears,
  suggestOutfits,
] as const;

export const subscribers = [
  tidyCollections,
  purgeItems,
  forgetOutfits,
  forgetOccasions,
  purgeOutfits,
  uninviteBlocked,
] as const;
