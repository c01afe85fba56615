import { type CounterKind, Counters, type Ids } from '../../../application/kernel/ports.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Database } from '../database/database.ts';
import { appendRows, sql } from '../database/statement.ts';
import type { SqlUnitOfWork } from '../unit-of-work/sql-unit-of-work.ts';

export const counterColumns = {
  like: 'likes',
  love: 'loves',
  happy: 'happies',
  wow: 'wows',
  sad: 'sads',
  angry: 'angries',
  comments: 'comments',
  views: 'views',
  followers: 'followers',
  following: 'following',
  friends: 'friends',
  posts: 'posts',
  items: 'items',
  outfits: 'outfits',
  postsPublic: 'posts_public',
  postsFollowers: 'posts_followers',
  postsFriends: 'posts_friends',
  itemsPublic: 'items_public',
  itemsFollowers: 'items_followers',
  itemsFriends: 'items_friends',
  outfitsPublic: 'outfits_public',
  outfitsFollowers: 'outfits_followers',
  outfitsFriends: 'outfits_friends',
  tips: 'tips',
} as const satisfies Record<CounterKind, string>;
const kinds = Object.keys(counterColumns) as CounterKind[];

const addChanges = appendRows<{ subjectId: string; id: string; kind: string; delta: number }>(
  'insert into tally_changes (subject_id, id, kind, delta) values :rows*(subjectId, id, kind, delta)',
);
const pending = sql<{ limit: number }, { subjectId: Id; id: Id; kind: CounterKind; delta: number }>(
  (d) =>
    `select c.subject_id as subjectId, c.id, c.kind, c.delta from tally_changes c limit :limit ${d.forUpdateSkipLocked('c')}`,
);
const anyPending = sql<Record<never, never>, { one: number }>('select 1 as one from tally_changes limit 1');
const all = Object.values(counterColumns);
const compact = sql<{ rows: Readonly<Record<string, string | number>>[] }>(
  (d) => `
  insert into tallies (subject_id, ${all.join(', ')}) values :rows*(subjectId, ${kinds.join(', ')})
  ${d.upsert('subject_id', all.map((column) => `${column} = tallies.${column} + new.${column}`).join(', '))}`,
);
const drop = sql<{ keys: { subjectId: string; id: string }[] }>(
  (d) => `delete from tally_changes where (subject_id, id) in ${d.rowList(':keys*(subjectId, id)')}`,
);

export class SqlCounters extends Counters {
  readonly #database: Database;
  readonly #ids: Ids;

  constructor(database: Database, ids: Ids) {
    super();
    this.#database = database;
    this.#ids = ids;
  }

  add(subjectId: Id, kind: CounterKind, by: number): void {
    this.#database.enqueue(addChanges, { rows: [{ subjectId, id: this.#ids.next(), kind, delta: by }] });
  }
}

const batchSize = 500;

/** Adds the oldest changes to the stored counts, exactly once. Resolves to whether there may be more. */
export async function compactCounters(database: Database, unitOfWork: SqlUnitOfWork): Promise<boolean> {
  if ((await database.row(anyPending, {})) === undefined) return false;
  return unitOfWork.transact(async () => {
    const changes = await database.rows(pending, { limit: batchSize });
    if (changes.length === 0) return false;
    const sums = new Map<Id, Record<string, string | number>>();
    for (const { subjectId, kind, delta } of changes) {
      let row = sums.get(subjectId);
      if (!row)
        sums.set(subjectId, (row = { subjectId, ...Object.fromEntries(kinds.map((name) => [name, 0])) }));
      row[kind] = (row[kind] as number) + delta;
    }
    // Update in key order, to avoid deadlocks.
    const rows = [...sums.values()].sort((a, b) => (a.subjectId! < b.subjectId! ? -1 : 1));
    database.enqueue(compact, { rows });
    database.enqueue(drop, { keys: changes.map(({ subjectId, id }) => ({ subjectId, id })) });
    return changes.length === batchSize;
  });
}
