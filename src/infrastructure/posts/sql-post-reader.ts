import type { PageRequest } from '../../application/kernel/page.ts';
import { PostReader } from '../../application/posts/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { Database } from '../kernel/database.ts';
import { sql } from '../kernel/statement.ts';
import { mentionedIn, type PostRow, postColumns, postJoins, postVisible, toPostView } from './posts.read.ts';
import { listPosts } from './posts-list.read.ts';

const one = sql<{ viewerId: string; id: string }, PostRow>(`
  select ${postColumns(':viewerId')} from posts p ${postJoins} where p.id = :id and ${postVisible(':viewerId')}`);
const framed = sql<{ id: string }, PostRow>(`
  select ${postColumns('null')} from posts p ${postJoins} where p.id = :id and a.deleted_at is null`);
export class SqlPostReader extends PostReader {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async one(viewerId: UserId, id: PostId) {
    const row = await this.#database.row(one, { viewerId, id });
    return row && toPostView(row, await mentionedIn(this.#database, viewerId, [row]));
  }

  async framed(id: PostId) {
    const row = await this.#database.row(framed, { id });
    if (!row) return undefined;
    const { myReaction: _, ...post } = toPostView(row, await mentionedIn(this.#database, null, [row]));
    return post;
  }

  async list(viewerId: UserId, authorId: UserId | undefined, page: PageRequest<PostId>) {
    return listPosts(this.#database, viewerId, authorId, page);
  }
}
