import { PersonalData } from '../../application/identity/readers.ts';
import { iso } from '../../application/kernel/fields.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import type { Statement } from '../kernel/database/statement.ts';
import { sessionsOf } from './sql-session-list.ts';

/** One part of what someone gets who exports their data; contexts export theirs for this. */
export interface PersonalSection {
  readonly name: string;
  read(database: Database, userId: UserId): Promise<unknown>;
}

export const personalSection = <R>(
  name: string,
  statement: Statement<{ userId: UserId }, R>,
  view: (row: R) => unknown,
): PersonalSection => ({
  name,
  read: async (database, userId) => (await database.rows(statement, { userId })).map(view),
});

const sessions = personalSection('sessions', sessionsOf, ({ createdAt, lastUsedAt, ...row }) => ({
  ...row,
  createdAt: iso(createdAt),
  lastUsedAt: iso(lastUsedAt),
}));

export class SqlPersonalData extends PersonalData {
  readonly #database: Database;
  readonly #sections: readonly PersonalSection[];

  constructor(database: Database, sections: readonly PersonalSection[]) {
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
