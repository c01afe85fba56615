import type { Id, UserId } from '../../domain/kernel/id.ts';
import { inFeedOf } from '../access/access.read.ts';
import { joinAccount } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import type { Dialect } from '../kernel/database/dialect.ts';
import { sql } from '../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { joinPost } from '../posts/posts.read.ts';
import { authorsOf, newestOf } from './authors.ts';

/** Maximum rows of a feed, and maximum rows per author in a new or rebuilt one. */
export const cap = 800;
export const backfill = 100;

type Filling = { ownerId: string; backfill: number; cap: number };

const pushing = `(
  select w.author_id, w.friend, w.self from ${authorsOf(':ownerId')} w where w.friend = 1 or w.self = 1
    or not exists (select 1 from feed_pulled_authors pa where pa.author_id = w.author_id))`;

/** The rows that a rebuild would write. */
const expected = (d: Dialect) => `
  select o.owner_id, n.id as post_id, n.author_id
  from feed_owners o join (${newestOf(d, pushing, { limit: ':cap', each: ':backfill' })}) n
  where o.owner_id = :ownerId`;

const clear = sql<{ ownerId: string }>('delete from feed_entries where owner_id = :ownerId');
const fill = sql<Filling>(
  (d) =>
    `${d.insertIgnore} into feed_entries (owner_id, post_id, author_id) select * from (${expected(d)}) fresh`,
);
const expectedIds = sql<Filling, { postId: Id }>(
  (d) => `select post_id as postId from (${expected(d)}) fresh`,
);
const heldIds = sql<{ ownerId: string }, { postId: Id; belongs: number }>(`
  select e.post_id as postId, case when p.id is null then 0 else ${inFeedOf(':ownerId', 'a', 'p.visibility')} end as belongs
  from feed_entries e left ${joinPost('p', 'e.post_id')} left ${joinAccount('a', 'p.author_id')}
  where e.owner_id = :ownerId order by e.post_id desc`);
const prune = sql<{ ownerId: string; cap: number }>(`
  delete from feed_entries where owner_id = :ownerId and post_id <= (
    select * from (
      select post_id from feed_entries where owner_id = :ownerId order by post_id desc limit 1 offset :cap
    ) last)`);
const owners = sql<{ afterId: string; limit: number; activeSince: number }, { ownerId: UserId }>(`
  select owner_id as ownerId from feed_owners
  where owner_id > :afterId and seen_at > :activeSince order by owner_id limit :limit`);

export interface FeedDifference {
  readonly missing: Id[];
  readonly extra: Id[];
}

/** Rebuilds, verifies and prunes feeds, one owner at a time. */
export class FeedUpkeep {
  readonly #database: Database;
  readonly #unitOfWork: SqlUnitOfWork;

  constructor(database: Database, unitOfWork: SqlUnitOfWork) {
    this.#database = database;
    this.#unitOfWork = unitOfWork;
  }

  /** Owners of maintained feeds, in the order of their ids. */
  async owners(afterId: string, limit: number, activeSince: number): Promise<UserId[]> {
    const rows = await this.#database.rows(owners, { afterId, limit, activeSince });
    return rows.map(({ ownerId }) => ownerId);
  }

  async rebuild(ownerId: UserId): Promise<void> {
    await this.#unitOfWork.transact(async () => {
      this.#database.enqueue(clear, { ownerId });
      this.#database.enqueue(fill, { ownerId, backfill, cap });
    });
  }

  /** Compares a feed with the rows of a rebuild. More rows of an author than a rebuild writes are no difference. */
  async verify(ownerId: UserId): Promise<FeedDifference> {
    const [wanted, held] = await Promise.all([
      this.#database.rows(expectedIds, { ownerId, backfill, cap }),
      this.#database.rows(heldIds, { ownerId }),
    ]);
    const has = new Set(held.map(({ postId }) => postId));
    const oldest = held.length >= cap ? held.at(-1)!.postId : '';
    return {
      missing: wanted.map(({ postId }) => postId).filter((postId) => postId > oldest && !has.has(postId)),
      extra: held.filter(({ belongs }) => belongs !== 1).map(({ postId }) => postId),
    };
  }

  /** Answers the number of rows deleted. */
  async prune(ownerId: UserId): Promise<number> {
    return this.#unitOfWork.run(() => this.#database.write(prune, { ownerId, cap }));
  }
}
