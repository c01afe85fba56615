import { FeedTable, type FeedTie, type PostId } from '../../../application/feed/ports.ts';
import { timeSlice } from '../../../application/kernel/concurrency/time-slice.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, lastId, sql } from '../../kernel/database/statement.ts';
import { authorAndVisibility } from '../../posts/posts.read.ts';
import { activeMs } from '../owners.ts';
import type { PulledAuthors } from '../pulled-authors.ts';
import { followers, friends, type Push, rowsTogether } from './audience.ts';
import { resync } from './resync.ts';

type Row = { ownerId: string; postId: string; authorId: string };
const add = sql<Row>(
  (d) =>
    `${d.insertIgnore} into feed_entries (owner_id, post_id, author_id) values (:ownerId, :postId, :authorId)`,
);
const remove = sql<{ postId: string; ids: readonly string[] }>(
  'delete from feed_entries where post_id = :postId and owner_id in (:ids*)',
);
const open = sql<{ ownerId: string; at: number }>(
  (d) => `${d.insertIgnore} into feed_owners (owner_id, seen_at) values (:ownerId, :at)`,
);

const dropEntries = sql<{ ownerId: string }>('delete from feed_entries where owner_id = :ownerId');
const removeFromAll = sql<{ authorId: string; ids: readonly string[] }>(
  'delete from feed_entries where owner_id in (:ids*) and author_id = :authorId',
);
const dropOwner = sql<{ ownerId: string }>('delete from feed_owners where owner_id = :ownerId');

export class SqlFeedTable extends FeedTable {
  readonly #database: Database;
  readonly #pulledAuthors: PulledAuthors;
  readonly #clock: Clock;

  constructor(database: Database, pulledAuthors: PulledAuthors, clock: Clock) {
    super();
    this.#database = database;
    this.#pulledAuthors = pulledAuthors;
    this.#clock = clock;
  }

  open(ownerId: UserId, at: Instant): void {
    this.#database.enqueue(open, { ownerId, at });
  }

  addOwn(authorId: UserId, postId: PostId): void {
    this.#database.enqueue(add, { ownerId: authorId, postId, authorId });
  }

  async pushSmall(postIds: readonly PostId[]): Promise<ReadonlySet<PostId>> {
    const most = rowsTogether(this.#database.dialect);
    const large = new Set<PostId>();
    const activeSince = this.#clock.now() - activeMs;
    const yieldIfDue = timeSlice();
    let [ids, size]: [PostId[], number] = [[], 0];
    const push = async () => {
      if (ids.length === 0) return;
      for (const { pushAll } of [followers, friends])
        await this.#database.write(pushAll, { ids, activeSince });
      [ids, size] = [[], 0];
      await yieldIfDue();
    };
    for (const [postId, people = Number.POSITIVE_INFINITY] of await this.#pulledAuthors.audiencesOf(
      postIds,
    )) {
      if (people > most) {
        large.add(postId);
        continue;
      }
      if (size + people > most) await push();
      ids.push(postId);
      size += people;
    }
    await push();
    return large;
  }

  /** Phases: `return` (an author who is no longer pulled), `followers`, `friends`. */
  async push(postId: PostId, from: string | undefined): Promise<string | undefined> {
    const found = await this.#database.row(authorAndVisibility, { postId });
    if (!found || found.visibility === 'private') return undefined;
    const { authorId } = found;
    const [phase, fromId] = split(from ?? (await this.#pulledAuthors.firstPhase(authorId)));
    if (phase === 'return') {
      const more = await this.#pulledAuthors.backfillFollowers(authorId, fromId);
      return more === undefined ? 'followers' : `return ${more}`;
    }
    if (phase === 'followers' && found.visibility !== 'friends') {
      const more = await this.#pushChunk(followers, { postId, authorId, fromId });
      if (more !== undefined) return `followers ${more}`;
    }
    const friendsFrom = { postId, authorId, fromId: phase === 'friends' ? fromId : firstId };
    const more = await this.#pushChunk(friends, friendsFrom);
    return more === undefined ? undefined : `friends ${more}`;
  }

  async retract(postId: PostId, authorId: UserId, from: string | undefined): Promise<string | undefined> {
    const [phase, fromId] = split(from ?? 'followers');
    const { ids: people } = phase === 'followers' ? followers : friends;
    // Smaller than other chunks, because each id is a parameter.
    const limit = Math.min(this.#database.dialect.chunk, 1000);
    const ids = (await this.#database.rows(people, { authorId, fromId, limit })).map(({ id }) => id);
    if (ids.length > 0) this.#database.enqueue(remove, { postId, ids });
    if (ids.length === limit) return `${phase} ${ids.at(-1)}`;
    if (phase === 'followers') return 'friends';
    if (!(await this.#database.row(authorAndVisibility, { postId })))
      this.#database.enqueue(remove, { postId, ids: [authorId] });
    return undefined;
  }

  resync(ties: readonly FeedTie[]) {
    return resync(this.#database, ties);
  }

  drop(ownerId: UserId): void {
    this.#database.enqueue(dropEntries, { ownerId });
    this.#database.enqueue(dropOwner, { ownerId });
    this.#pulledAuthors.forget(ownerId);
  }

  removeAuthor(authorId: UserId, ownerIds: readonly UserId[]): void {
    this.#database.enqueue(removeFromAll, { authorId, ids: ownerIds });
  }

  /** Writes immediately, so that its time counts against the relay's time limit for a step. */
  async #pushChunk(
    { bounds, push }: typeof followers,
    { postId, authorId, fromId }: Pick<Push, 'postId' | 'authorId' | 'fromId'>,
  ): Promise<string | undefined> {
    const offset = this.#database.dialect.chunk - 1;
    const next = await this.#database.row(bounds, { authorId, fromId, offset });
    if (!next || next.someId === null) return undefined;
    const activeSince = this.#clock.now() - activeMs;
    await this.#database.write(push, {
      postId,
      authorId,
      fromId,
      uptoId: next.uptoId ?? lastId,
      activeSince,
    });
    return next.uptoId ?? undefined;
  }
}

/** A cursor is a phase, and the id after which the phase continues: `followers 0199…`. */
function split(cursor: string): [phase: string, fromId: string] {
  const [phase, fromId = firstId] = cursor.split(' ');
  return [phase!, fromId];
}
