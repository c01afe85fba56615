import { ItemNotFound } from '../../../domain/wardrobe/items/errors.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { readView } from '../read-view.ts';
import type { ItemView } from './views.ts';

export const readItem = readView<ItemId, ItemView>(ItemNotFound);
