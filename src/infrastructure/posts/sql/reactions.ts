import type { Ids } from '../../../application/kernel/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';
import { Reaction, Reactions, type Subject } from '../../../domain/posts/reaction.ts';
import type { Database } from '../../kernel/database/database.ts';
import { TransactionConflict } from '../../kernel/database/errors.ts';
import { sql } from '../../kernel/database/statement.ts';
import { requireUnit, trackEvents } from '../../kernel/unit-of-work/unit.ts';

type Key = { userId: string; subjectId: string };
const ofUser = 'select kind from reactions where subject_id = :subjectId and user_id = :userId';
const find = sql<Key, { kind: ReactionKind }>(ofUser);
const findLocked = sql<Key, { kind: ReactionKind }>((d) => `${ofUser} ${d.forUpdate}`);
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

  async find(subject: Subject, userId: UserId): Promise<Reaction> {
    // After a lost race the repeat waits here for the other call, instead of losing to it again.
    const statement = requireUnit().locking ? findLocked : find;
    const row = await this.#database.row(statement, { userId, subjectId: subject.id });
    return new Reaction(subject, userId, row?.kind);
  }

  async save(reaction: Reaction, at: Instant): Promise<void> {
    const { before, kind, userId, subject } = reaction;
    const key = { subjectId: subject.id, userId };
    if (!before && kind)
      this.#database.enqueue(add, { ...key, id: this.#ids.next(), subject: subject.kind, kind, at });
    else if (before && kind) this.#settle(await this.#database.write(change, { ...key, kind, at, before }));
    else if (before) this.#settle(await this.#database.write(remove, { ...key, kind: before }));
    trackEvents(reaction);
  }

  #settle(touched: number): void {
    if (touched === 0) throw new TransactionConflict('the reaction was changed meanwhile');
  }
}
