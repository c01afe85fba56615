import { Explorer, type PostId } from '../../../application/feed/ports.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notMuted } from '../../access/access.read.ts';
import { suggestPeople } from '../../identity/people-suggestions.read.ts';
import { sumOfChanges } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { hydrate } from '../../posts/hydration.read.ts';
import { newestPosts, postJoins, postVisible, toPostView, visiblePosts } from '../../posts/posts.read.ts';
import { befriended, follows, fromFollowees, joinFollow } from '../../social/social.read.ts';

const candidates = 500;
const ranked = 100;
const nearEnough = 50;
const recentMs = 30 * 24 * 3_600_000;

/** A reaction scores 10, a comment 20, a view 1. */
const engagement = `(
  coalesce(ty.likes + ty.loves + ty.happies + ty.wows + ty.sads + ty.angries + 2 * ty.comments, 0) * 10
  + coalesce(ty.views, 0)
  + ${sumOfChanges(`case tc.kind when 'views' then 1 when 'comments' then 20 else 10 end * tc.delta`, 'p.id')})`;

// Near: people whom the viewer follows or befriends, and people whom some of those follow. Checked per candidate, so
// that the cost does not depend on how many people those follow.
const near = `(${follows(':viewerId', 'a.id')} or ${befriended(':viewerId', 'a.id')} or exists (
  select ${joinInOrder} 1 from (
    select followee_id ${fromFollowees(':viewerId')} limit :near
  ) mine ${joinFollow('theirs', 'mine.followee_id', 'a.id')}))`;
const rank = sql<
  { viewerId: string; since: number; candidates: number; near: number; ranked: number },
  { id: PostId }
>(`
  select p.id from ${newestPosts(':candidates')} p ${postJoins}
  where p.created_at > :since and p.author_id <> :viewerId
    and ${postVisible(':viewerId')} and ${notMuted(':viewerId', 'a.id')}
  order by case when ${near} then 1 else 0 end desc, ${engagement} desc, p.id desc
  limit :ranked`);

export class SqlExplorer extends Explorer {
  readonly #database: Database;
  readonly #files: FileViews;
  readonly #clock: Clock;

  constructor(database: Database, files: FileViews, clock: Clock) {
    super();
    this.#database = database;
    this.#files = files;
    this.#clock = clock;
  }

  async rank(viewerId: UserId): Promise<PostId[]> {
    const since = this.#clock.now() - recentMs;
    const rows = await this.#database.rows(rank, { viewerId, since, candidates, near: nearEnough, ranked });
    return rows.map(({ id }) => id);
  }

  async posts(viewerId: UserId, ids: readonly PostId[]) {
    if (ids.length === 0) return [];
    const rows = await this.#database.rows(visiblePosts, { viewerId, ids });
    const hydration = await hydrate({ database: this.#database, files: this.#files }, viewerId, rows);
    const views = new Map(rows.map((row) => [row.id as string, toPostView(row, hydration)]));
    return ids.flatMap((id) => views.get(id) ?? []);
  }

  async users(viewerId: UserId) {
    return (await suggestPeople({ database: this.#database, files: this.#files }, viewerId, { limit: 10 }))
      .items;
  }
}
