import type { PageRequest } from '../../../application/kernel/page.ts';
import { type PostFilter, PostReader } from '../../../application/posts/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { reactionKinds } from '../../../domain/kernel/reaction-kinds.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { liveAccount } from '../../identity/identity.read.ts';
import { type CounterRow, counts, selectCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { hydrate } from '../hydration.read.ts';
import {
  type PostRow,
  postColumns,
  postJoins,
  postVisible,
  publishedPost,
  toPostView,
} from '../posts.read.ts';
import { listPosts } from '../posts-list.read.ts';

const watchedTallies = [...reactionKinds, 'comments'] as const;
type WatchedRow = CounterRow<(typeof watchedTallies)[number]> & Pick<PostRow, 'id' | 'version'>;

const one = sql<{ viewerId: string; id: string }, PostRow>(`
  select ${postColumns(':viewerId')} from posts p ${postJoins} where p.id = :id and ${postVisible(':viewerId')}`);
const framed = sql<{ id: string }, PostRow>(`
  select ${postColumns('null')} from posts p ${postJoins} where p.id = :id and ${liveAccount('a')}`);
const watched = sql<{ viewerId: string; ids: readonly string[] }, WatchedRow>(`
  select p.id, p.version, ${selectCounters(watchedTallies, 'p.id')} from posts p ${postJoins}
  where p.id in (:ids*) and ${postVisible(':viewerId')}`);

export class SqlPostReader extends PostReader {
  readonly #needs: { readonly database: Database; readonly files: FileViews };

  constructor(database: Database, files: FileViews) {
    super();
    this.#needs = { database, files };
  }

  async one(viewerId: UserId, id: PostId) {
    const row = await this.#needs.database.row(one, { viewerId, id });
    return row && toPostView(row, await hydrate(this.#needs, viewerId, [row]));
  }

  async published(authorId: UserId, id: PostId) {
    const row = await this.#needs.database.row(publishedPost, { id });
    return row && toPostView(row, await hydrate(this.#needs, authorId, [row]));
  }

  async watched(viewerId: UserId, ids: readonly PostId[]) {
    const rows = await this.#needs.database.rows(watched, { viewerId, ids });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const { comments, ...reactions } = counts(watchedTallies, row);
      return [{ id, version: row.version, reactions, commentCount: comments }];
    });
  }

  async framed(id: PostId) {
    const row = await this.#needs.database.row(framed, { id });
    if (!row) return undefined;
    const { myReaction: _, ...post } = toPostView(row, await hydrate(this.#needs, null, [row]));
    return post;
  }

  async list(viewerId: UserId, filter: PostFilter, page: PageRequest<PostId>) {
    return listPosts(this.#needs, viewerId, filter, page);
  }
}
