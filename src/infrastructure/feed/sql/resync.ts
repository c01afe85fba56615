import type { FeedTie } from '../../../application/feed/ports.ts';
import { notBlocked, notMuted } from '../../access/access.read.ts';
import { joinAccount, liveAccount } from '../../identity/identity.read.ts';
import { joinCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import { postsByAuthor, postWithVisibility } from '../../posts/posts.read.ts';
import { befriended, follows } from '../../social/social.read.ts';
import { backfill } from '../upkeep.ts';
import { rowsTogether } from './audience.ts';

type Asked = { n: number; ownerId: string; authorId: string };
const relations = sql<
  { asked: readonly Asked[] },
  Record<'n' | 'follows' | 'friend' | 'open', number> & { posts: number | null }
>(
  (d) => `
  select ${rowByRow} q.n, ${follows('q.owner_id', 'a.id')} as follows, ${befriended('q.owner_id', 'a.id')} as friend,
    (${liveAccount('a')} and ${notBlocked('q.owner_id', 'a.id')} and ${notMuted('q.owner_id', 'a.id')}) as open, ty.posts
  from ${d.rowTable(':asked*(n, ownerId, authorId)', 'q', ['n', 'owner_id', 'author_id'])}
  ${joinAccount('a', 'q.author_id')} ${joinCounters('a.id')}`,
);
type Pair = { ownerId: string; authorId: string };
const removeAuthor = sql<Pair>(
  'delete from feed_entries where owner_id = :ownerId and author_id = :authorId',
);
const removeHidden = sql<Pair & { visibilities: readonly string[] }>(`
  delete from feed_entries where owner_id = :ownerId and author_id = :authorId and not exists (
    ${postWithVisibility('feed_entries.post_id', ':visibilities*')})`);
type Filled = Pair & { friend: number };
const addNewest = sql<{ pairs: readonly Filled[]; limit: number }>(
  (d) => `
  ${d.insertIgnore} into feed_entries (owner_id, post_id, author_id)
  select ${rowByRow} o.owner_id, p.id, p.author_id
  from ${d.rowTable(':pairs*(ownerId, authorId, friend)', 'q', ['owner_id', 'author_id', 'friend'])}
  join feed_owners o on o.owner_id = q.owner_id ${d.joinNewest({
    ...{ ...postsByAuthor, alias: 'p', columns: ['id', 'author_id'], limit: ':limit' },
    where: (post) =>
      `${post}.author_id = q.author_id
       and (${post}.visibility in ('public', 'followers') or (${post}.visibility = 'friends' and q.friend = 1))`,
  })}`,
);

/** Longer would delay other writers of the embedded database. */
const budgetMs = 10;

/** As `FeedTable.resync`. The first tie is always brought in line. */
export async function resync(database: Database, ties: readonly FeedTie[]): Promise<ReadonlySet<FeedTie>> {
  const asked = ties.map(({ ownerId, authorId }, n) => ({ n, ownerId, authorId }));
  const now = new Map((await database.rows(relations, { asked })).map((row) => [row.n, row]));
  const wide: { readonly tie: FeedTie; readonly friend: number; readonly posts: number }[] = [];
  for (const [n, tie] of ties.entries()) {
    const { ownerId, authorId } = tie;
    const { open = 0, follows = 0, friend = 0, posts = 0 } = now.get(n) ?? {};
    if (open === 0 || (follows === 0 && friend === 0)) database.enqueue(removeAuthor, { ownerId, authorId });
    else {
      const visibilities = ['public', 'followers', ...(friend === 1 ? ['friends'] : [])];
      if (!tie.onlyWidened) database.enqueue(removeHidden, { ownerId, authorId, visibilities });
      wide.push({ tie, friend, posts: Math.min(posts ?? 0, backfill) });
    }
  }
  // Only compacted counts are known, so an author may have a few posts more.
  const until = performance.now() + budgetMs;
  const most = rowsTogether(database.dialect);
  while (wide.length > 0 && performance.now() < until) {
    let rows = 0;
    const end = wide.findIndex(({ posts }, i) => (rows += posts) > most && i > 0);
    const some = wide.splice(0, end === -1 ? wide.length : end);
    const pairs = some.map(({ tie: { ownerId, authorId }, friend }) => ({ ownerId, authorId, friend }));
    await database.write(addNewest, { pairs, limit: backfill });
  }
  return new Set(wide.map(({ tie }) => tie));
}
