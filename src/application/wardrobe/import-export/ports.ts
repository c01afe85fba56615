import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';

/** Finds items by import key or id. */
export abstract class ImportKeys {
  abstract taken(ownerId: UserId, keys: readonly string[]): Promise<ReadonlyMap<string, ItemId>>;
}

/** Comma-separated values, RFC 4180. */
export abstract class Csv {
  /** Rows keyed by the column names in the first line. Throws `InvalidFields`. */
  abstract parse(text: string): Readonly<Record<string, string>>[];
  /** Escapes cells that a spreadsheet would run as a formula. */
  abstract write(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string;
}

/** Everything in a person's wardrobe, by section. */
export abstract class WardrobeExport {
  /** Throws `ExportTooLarge`. */
  abstract of(
    ownerId: UserId,
  ): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>;
}
