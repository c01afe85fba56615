import { People, type SearchKey, type SuggestionKey } from '../../../application/identity/readers.ts';
import type { UserCounts } from '../../../application/identity/views.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { ListedUser } from '../../../application/kernel/public-user.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import { joinCounters, selectCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { befriended, follows } from '../../social/social.read.ts';
import { type ListedUserRow, listedUser, toListedUser } from '../identity.read.ts';
import { suggestPeople } from '../people-suggestions.read.ts';
import { searchPeople } from './people-search.ts';
import { type CountsRow, countKinds, countsFor } from './user-counts.ts';

const newest = sql<{ viewerId: UserId; beforeId: UserId; limit: number }, ListedUserRow>(`
  select ${listedUser('a')} from accounts a
  where a.id < :beforeId and a.deleted_at is null and ${notBlocked(':viewerId', 'a.id')}
  order by a.id desc limit :limit`);
type CountedRow = CountsRow & {
  userId: UserId;
  ownerIsPrivate: number;
  open: number;
  follows: number;
  friend: number;
};
const countsOf = sql<{ viewerId: UserId; userIds: UserId[] }, CountedRow>(`
  select a.id as userId, a.visibility = 'private' as ownerIsPrivate, ${notBlocked(':viewerId', 'a.id')} as open,
    ${follows(':viewerId', 'a.id')} as follows, ${befriended(':viewerId', 'a.id')} as friend,
    ${selectCounters(countKinds, 'a.id')} from accounts a ${joinCounters('a.id')}
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
  ): Promise<Page<ListedUser>> {
    const rows = await this.#database.rows(newest, { viewerId, beforeId: cursor, limit: limit + 1 });
    return toPage(
      rows,
      limit,
      ({ userId }) => userId,
      (row) => toListedUser(row, this.#files),
    );
  }

  async search(viewerId: UserId, q: string, page: PageRequest<SearchKey>): Promise<Page<ListedUser>> {
    return searchPeople({ database: this.#database, files: this.#files }, viewerId, q, page);
  }

  async suggest(viewerId: UserId, page: PageRequest<SuggestionKey>): Promise<Page<ListedUser>> {
    return suggestPeople({ database: this.#database, files: this.#files }, viewerId, page);
  }

  async counts(viewerId: UserId, userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, UserCounts>> {
    const rows = await this.#database.rows(countsOf, { viewerId, userIds: [...userIds] });
    const relationIn = (row: CountedRow) => ({
      self: row.userId === viewerId,
      follows: row.follows === 1,
      friend: row.friend === 1,
      blocked: row.open !== 1,
      gone: false,
      ownerIsPrivate: row.ownerIsPrivate === 1,
    });
    return new Map(rows.map((row) => [row.userId, countsFor(relationIn(row), row)]));
  }
}
