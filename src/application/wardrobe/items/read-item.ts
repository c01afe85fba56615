import type { UserId } from '../../../domain/kernel/id.ts';
import { ItemNotFound } from '../../../domain/wardrobe/items/errors.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { readOwnView, readView } from '../read-view.ts';
import type { ItemReader } from './ports.ts';
import type { AnyWholeItemView, OwnItemsView } from './views.ts';

export const readItem = readView<ItemId, AnyWholeItemView>(ItemNotFound);

export const readOwnItem = readOwnView<ItemId, AnyWholeItemView>(ItemNotFound);

/** In the order of `itemIds`. */
export const readOwnItems = async (
  itemIds: readonly ItemId[],
  { actor }: { readonly actor: { readonly id: UserId } },
  { reader }: { readonly reader: ItemReader },
): Promise<OwnItemsView> => ({ items: await reader.own(actor.id, itemIds) });
