import { WardrobeExport } from '../../../application/wardrobe/import-export/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { ExportTooLarge } from '../../../domain/wardrobe/errors.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { wardrobeSections } from './sections.ts';

const size = sql<{ ownerId: UserId }, { rowCount: number }>(`
  select (select count(*) from items i where i.owner_id = :ownerId)
    + (select count(*) from wear_items w where w.owner_id = :ownerId)
    + (select count(*) from washes s where s.owner_id = :ownerId) as rowCount`);
/** About 100 MB as JSON. */
const maxRows = 300_000;

export class SqlWardrobeExport extends WardrobeExport {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(ownerId: UserId) {
    const { rowCount } = (await this.#database.row(size, { ownerId }))!;
    if (rowCount > maxRows) throw new ExportTooLarge();
    const parts: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
    for (const { name, read } of wardrobeSections)
      parts[name] = (await read(this.#database, ownerId)) as Readonly<Record<string, unknown>>[];
    return parts;
  }
}
