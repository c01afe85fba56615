import { addItem } from './commands/add-item.ts';
import {
  createCollection,
  putCollectionEntry,
  removeCollection,
  removeCollectionEntry,
  updateCollection,
} from './commands/collections.ts';
import { importItems } from './commands/import-items.ts';
import { moveItems } from './commands/move-items.ts';
import { removeItem } from './commands/remove-item.ts';
import { restoreItem, retireItem } from './commands/retire-item.ts';
import { updateItem } from './commands/update-item.ts';
import { washItems } from './commands/wash-items.ts';
import { getCollection, listCollections } from './queries/collections.ts';
import { exportWardrobe } from './queries/export.ts';
import { getStats } from './queries/get-stats.ts';
import { getItem, listItems } from './queries/items.ts';
import { purgeItems, tidyCollections } from './subscribers/purge.ts';

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
] as const;

export const subscribers = [tidyCollections, purgeItems] as const;
