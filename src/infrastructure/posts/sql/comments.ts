import type { PostAttachments } from '../../../application/posts/ports.ts';
import { type Comment, type CommentId, Comments } from '../../../domain/posts/comment.ts';
import { deleteCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { CommentSchema } from '../posts.schema.ts';

const tree = 'select id from comments where id = :id union all select id from comments where parent_id = :id';
// Replies wait for it, and so do removal and deletion: the count below stays true until the commit.
const lockThread = sql<{ id: string; parentId: string }>(
  (d) => `select id from comments where id in (:id, :parentId) order by id ${d.forUpdate}`,
);
const treeOf = sql<{ id: string }, { id: CommentId }>(tree);
// It and its replies, without those removed by moderators; none if its parent is removed.
const shownTree = sql<{ id: string; parentId: string }, { n: number }>(`
  select count(*) as n from comments c where (c.id = :id or (c.parent_id = :id and c.removal is null))
    and not exists (select 1 from comments p where p.id = :parentId and p.id <> :id and p.removal is not null)`);
const removeDependents = [
  `delete from reactions where subject_id in (${tree})`,
  ...deleteCounters(`in (${tree})`),
].map((text) => sql<{ id: string }>(text));
const removeTree = sql<{ id: string }>('delete from comments where id = :id or parent_id = :id');

export class SqlComments extends Comments {
  readonly #aggregates: Aggregates;
  readonly #database: Database;
  readonly #attachments: PostAttachments;

  constructor(aggregates: Aggregates, database: Database, attachments: PostAttachments) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
    this.#attachments = attachments;
  }

  async find(id: CommentId): Promise<Comment | undefined> {
    return this.#aggregates.find(CommentSchema, { id });
  }

  add(comment: Comment): void {
    this.#aggregates.add(CommentSchema, comment);
  }

  async countShownWith({ id, parentId }: Comment): Promise<number> {
    const thread = { id, parentId: parentId ?? id };
    await this.#database.locked(lockThread, thread);
    return (await this.#database.row(shownTree, thread))!.n;
  }

  async remove(comment: Comment) {
    const { id } = comment;
    const shown = await this.countShownWith(comment);
    const removed = await this.#database.rows(treeOf, { id });
    this.#attachments.detachAll(removed.map((one) => one.id));
    for (const statement of removeDependents) this.#database.enqueue(statement, { id });
    return {
      removed: await this.#database.write(removeTree, { id }),
      counted: comment.isRemoved ? 0 : shown,
    };
  }
}
