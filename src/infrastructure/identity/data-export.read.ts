import { DataExport } from '../../application/identity/readers.ts';
import { iso } from '../../application/kernel/fields.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { type Statement, sql } from '../kernel/database/statement.ts';
import { confirmedFactors } from './factors/sql-factors.ts';
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

interface Details {
  readonly emailVerifiedAt: Instant | null;
  readonly lastSeenAt: Instant;
  readonly fileId: Id | null;
}
const details = sql<{ userId: UserId }, Details>(`
  select email_verified_at as emailVerifiedAt, last_seen_at as lastSeenAt, avatar_id as fileId from accounts
  where id = :userId`);
interface Mail {
  readonly purpose: string;
  readonly email: string;
  readonly formerEmail: string | null;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}
const mails = sql<{ userId: UserId }, Mail>(`
  select purpose, email, former_email as formerEmail, expires_at as expiresAt, used_at as usedAt from mail_tokens
  where user_id = :userId order by id`);
const when = (at: Instant | null) => (at === null ? null : iso(at));

/** What no view shows: times, and mails with links that are still kept. */
const identitySections = [
  sessions,
  exportSection('factors', confirmedFactors, ({ id, kind, name, createdAt, lastUsedAt }) => ({
    ...{ id, kind, name },
    createdAt: iso(createdAt),
    lastUsedAt: when(lastUsedAt),
  })),
  exportSection('accountDetails', details, ({ emailVerifiedAt, lastSeenAt, fileId }) => ({
    emailVerifiedAt: when(emailVerifiedAt),
    lastSeenAt: iso(lastSeenAt),
    avatarId: fileId,
  })),
  exportSection('accountMails', mails, ({ expiresAt, usedAt, ...row }) => ({
    ...row,
    expiresAt: iso(expiresAt),
    usedAt: when(usedAt),
  })),
];

export class SqlDataExport extends DataExport {
  readonly #database: Database;
  readonly #sections: readonly ExportSection[];

  constructor(database: Database, sections: readonly ExportSection[]) {
    super();
    this.#database = database;
    this.#sections = [...identitySections, ...sections];
  }

  async of(userId: UserId): Promise<Readonly<Record<string, unknown>>> {
    const document: Record<string, unknown> = {};
    for (const { name, read } of this.#sections) document[name] = await read(this.#database, userId);
    return document;
  }
}
