import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';

/** Finds items by import key or id. */
export abstract class ImportKeys {
  abstract taken(ownerId: UserId, keys: readonly string[]): Promise<ReadonlyMap<string, ItemId>>;
}

/** Everything in a person's wardrobe, by section. */
export abstract class WardrobeExport {
  /** Throws `ExportTooLarge`. */
  abstract of(
    ownerId: UserId,
  ): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>;
}
