import { People, type SearchKey, type SuggestionKey } from '../../../application/identity/readers.ts';
import type { UserCounts } from '../../../application/identity/views.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { PublicUser } from '../../../application/kernel/public-user.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import { counts, joinCounters, selectCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity.read.ts';
import { suggestPeople } from '../people-suggestions.read.ts';
import { searchPeople } from './people-search.ts';
import { type CountsRow, countKinds } from './user-counts.ts';

const newest = sql<{ viewerId: UserId; beforeId: UserId; limit: number }, PublicUserRow<'user'>>(`
  select ${publicUser('a', 'user')} from accounts a
  where a.id < :beforeId and a.deleted_at is null and ${notBlocked(':viewerId', 'a.id')}
  order by a.id desc limit :limit`);
const countsOf = sql<{ userIds: UserId[] }, CountsRow & { userId: UserId }>(`
  select a.id as userId, ${selectCounters(countKinds, 'a.id')} from accounts a ${joinCounters('a.id')}
  where a.id in (:userIds*)`);

export class SqlPeople extends People {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async list(
    viewerId: UserId,
    { limit, cursor = lastId as UserId }: PageRequest<UserId>,
  ): Promise<Page<PublicUser>> {
    const rows = await this.#database.rows(newest, { viewerId, beforeId: cursor, limit: limit + 1 });
    return toPage(
      rows,
      limit,
      ({ userId }) => userId,
      (row) => toPublicUser(row, 'user', this.#files),
    );
  }

  async search(viewerId: UserId, q: string, page: PageRequest<SearchKey>): Promise<Page<PublicUser>> {
    return searchPeople({ database: this.#database, files: this.#files }, viewerId, q, page);
  }

  async suggest(viewerId: UserId, page: PageRequest<SuggestionKey>): Promise<Page<PublicUser>> {
    return suggestPeople({ database: this.#database, files: this.#files }, viewerId, page);
  }

  async counts(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, UserCounts>> {
    const rows = await this.#database.rows(countsOf, { userIds: [...userIds] });
    return new Map(rows.map((row) => [row.userId, counts(countKinds, row)]));
  }
}
