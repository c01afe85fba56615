import { ItemNotFound } from '../../../domain/wardrobe/items/errors.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { readOwnView, readView } from '../read-view.ts';
import type { AnyWholeItemView } from './views.ts';

export const readItem = readView<ItemId, AnyWholeItemView>(ItemNotFound);

export const readOwnItem = readOwnView<ItemId, AnyWholeItemView>(ItemNotFound);
