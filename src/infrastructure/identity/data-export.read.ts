import { DataExport } from '../../application/identity/readers.ts';
import { iso } from '../../application/kernel/fields.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import type { Statement } from '../kernel/database/statement.ts';
import { sessionsOf } from './sessions/sql-session-list.ts';

/** A section of the data export; each context exports its own. */
export interface ExportSection {
  readonly name: string;
  read(database: Database, userId: UserId): Promise<unknown>;
}

export const exportSection = <R>(
  name: string,
  statement: Statement<{ userId: UserId }, R>,
  view: (row: R) => unknown,
): ExportSection => ({
  name,
  read: async (database, userId) => (await database.rows(statement, { userId })).map(view),
});

const sessions = exportSection('sessions', sessionsOf, ({ createdAt, lastUsedAt, ...row }) => ({
  ...row,
  createdAt: iso(createdAt),
  lastUsedAt: iso(lastUsedAt),
}));

export class SqlDataExport extends DataExport {
  readonly #database: Database;
  readonly #sections: readonly ExportSection[];

  constructor(database: Database, sections: readonly ExportSection[]) {
    super();
    this.#database = database;
    this.#sections = [sessions, ...sections];
  }

  async of(userId: UserId): Promise<Readonly<Record<string, unknown>>> {
    const document: Record<string, unknown> = {};
    for (const { name, read } of this.#sections) document[name] = await read(this.#database, userId);
    return document;
  }
}
