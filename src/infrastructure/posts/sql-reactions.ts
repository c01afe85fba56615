import { iso } from '../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../application/kernel/page.ts';
import type { Ids } from '../../application/kernel/ports.ts';
import { ReactionReader } from '../../application/posts/ports.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import { type Reaction, Reactions } from '../../domain/posts/reaction.ts';
import { notBlocked } from '../access/access.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import { type CounterRow, counts, joinCounters, selectCounters } from '../kernel/counters/counters.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { TransactionConflict } from '../kernel/database/errors.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { lastId, sql } from '../kernel/database/statement.ts';

type Key = { userId: string; subjectId: string };
const ofPerson = sql<Key, { kind: ReactionKind }>(
  // A repeat after a lost race waits here for whoever is faster, instead of losing to them again.
  (d) => `select kind from reactions where subject_id = :subjectId and user_id = :userId ${d.forUpdate}`,
);
const add = sql<Key & { id: string; subject: string; kind: string; at: number }>(`
  insert into reactions (subject_id, user_id, id, subject, kind, at)
  values (:subjectId, :userId, :id, :subject, :kind, :at)`);
const change = sql<Key & { kind: string; before: string; at: number }>(`
  update reactions set kind = :kind, at = :at
  where subject_id = :subjectId and user_id = :userId and kind = :before`);
const remove = sql<Key & { kind: string }>(
  'delete from reactions where subject_id = :subjectId and user_id = :userId and kind = :kind',
);

export class SqlReactions extends Reactions {
  readonly #database: Database;
  readonly #ids: Ids;

  constructor(database: Database, ids: Ids) {
    super();
    this.#database = database;
    this.#ids = ids;
  }

  async of(userId: UserId, subjectId: Id): Promise<ReactionKind | undefined> {
    return (await this.#database.row(ofPerson, { userId, subjectId }))?.kind;
  }

  add(reaction: Reaction): void {
    this.#database.enqueue(add, { ...reaction, id: this.#ids.next() });
  }

  async change({ subjectId, userId, kind, at }: Reaction, before: ReactionKind): Promise<void> {
    this.#settle(await this.#database.write(change, { subjectId, userId, kind, at, before }));
  }

  async remove(userId: UserId, subjectId: Id, kind: ReactionKind): Promise<void> {
    this.#settle(await this.#database.write(remove, { userId, subjectId, kind }));
  }

  #settle(touched: number): void {
    if (touched === 0) throw new TransactionConflict('the reaction is another by now');
  }
}

type Counted = CounterRow<ReactionKind> & { myReaction: ReactionKind | null };
const counted = sql<{ viewerId: string; subjectId: string }, Counted>(`
  select ${selectCounters(reactionKinds, ':subjectId')},
    (select my.kind from reactions my where my.subject_id = :subjectId and my.user_id = :viewerId) as myReaction
  from (select 1 as one) subject ${joinCounters(':subjectId')}`);
type ListRow = PublicUserRow<'user'> & { id: Id; kind: ReactionKind; at: number };
const list = sql<{ viewerId: string; subjectId: string; beforeId: string; limit: number }, ListRow>(`
  select ${rowByRow} r.id, r.kind, r.at, ${publicUser('a', 'user')} from reactions r join accounts a on a.id = r.user_id
  where r.subject_id = :subjectId and r.id < :beforeId and a.deleted_at is null and ${notBlocked(':viewerId', 'a.id')}
  order by r.id desc limit :limit`);

export class SqlReactionReader extends ReactionReader {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(viewerId: UserId, subjectId: Id) {
    const row = await this.#database.row(counted, { viewerId, subjectId });
    return { reactions: counts(reactionKinds, row!), myReaction: row!.myReaction };
  }

  async list(viewerId: UserId, subjectId: Id, { limit, cursor }: PageRequest<Id>) {
    const rows = await this.#database.rows(list, {
      viewerId,
      subjectId,
      beforeId: cursor ?? lastId,
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => ({ user: toPublicUser(row, 'user'), kind: row.kind, at: iso(row.at) }),
    );
  }
}
