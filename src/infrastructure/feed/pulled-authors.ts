import type { PostId } from '../../application/feed/ports.ts';
import type { Clock } from '../../application/kernel/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { fromAccounts } from '../identity/identity.read.ts';
import { joinCounters } from '../kernel/counters/counters.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import { fromPosts, postsOf } from '../posts/posts.read.ts';
import { followersAfter } from '../social/social.read.ts';
import { backfill } from './upkeep.ts';

/** Readers may take this long to notice a switch, so meanwhile the author is both pushed and pulled. */
const settlingMs = 60_000;
const chunk = 20;

type Author = { authorId: string };
const state = sql<Author, { since: number | null; followers: number | null }>(`
  select pa.since, ty.followers ${fromAccounts('a')}
  left join feed_pulled_authors pa on pa.author_id = a.id ${joinCounters('a.id')}
  where a.id = :authorId`);
const audiences = sql<
  { postIds: readonly string[] },
  { postId: PostId; since: number | null; followers: number | null; friends: number | null }
>(`
  select p.id as postId, pa.since, ty.followers, ty.friends ${fromPosts('p')}
  left join feed_pulled_authors pa on pa.author_id = p.author_id ${joinCounters('p.author_id')}
  where p.id in (:postIds*)`);
const add = sql<Author & { since: number }>(
  (d) => `${d.insertIgnore} into feed_pulled_authors (author_id, since) values (:authorId, :since)`,
);
const remove = sql<Author>('delete from feed_pulled_authors where author_id = :authorId');
const addNewest = sql<Author & { ids: readonly string[]; limit: number }>(
  (d) => `
  ${d.insertIgnore} into feed_entries (owner_id, post_id, author_id)
  select o.owner_id, p.id, p.author_id from feed_owners o join (
    ${postsOf(':authorId', `'public', 'followers'`)}
    order by id desc limit :limit
  ) p where o.owner_id in (:ids*)`,
);

/** Authors with more than `threshold` followers are pulled; below 80 % of it they are pushed again. */
export class PulledAuthors {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #threshold: number;

  constructor(database: Database, clock: Clock, threshold: number) {
    this.#database = database;
    this.#clock = clock;
    this.#threshold = threshold;
  }

  /** The compacted number of people who get each post; undefined if its author is pulled, or is to be. */
  async audiencesOf(postIds: readonly PostId[]): Promise<ReadonlyMap<PostId, number | undefined>> {
    const rows = await this.#database.rows(audiences, { postIds });
    return new Map(
      rows.map(({ postId, since, followers, friends }) => [
        postId,
        since === null && (followers ?? 0) <= this.#threshold ? (followers ?? 0) + (friends ?? 0) : undefined,
      ]),
    );
  }

  /** The phase in which the fan-out of a new post starts. Registers an author who has crossed the threshold. */
  async firstPhase(authorId: UserId): Promise<'followers' | 'friends' | 'return'> {
    const { since = null, followers } = (await this.#database.row(state, { authorId })) ?? {
      followers: 0,
    };
    const now = this.#clock.now();
    if (since === null) {
      if ((followers ?? 0) > this.#threshold) this.#database.enqueue(add, { authorId, since: now });
      return 'followers';
    }
    if ((followers ?? 0) < this.#threshold * 0.8) return 'return';
    return now - since < settlingMs ? 'followers' : 'friends';
  }

  /** Adds the author's newest posts to the next feeds. After the last one the author is pushed again. */
  async backfillFollowers(authorId: UserId, fromId: string): Promise<string | undefined> {
    const rows = await this.#database.rows(followersAfter, { authorId, fromId, limit: chunk });
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) this.#database.enqueue(addNewest, { authorId, ids, limit: backfill });
    if (ids.length === chunk) return ids.at(-1);
    this.forget(authorId);
    return undefined;
  }

  forget(authorId: UserId): void {
    this.#database.enqueue(remove, { authorId });
  }
}
