import { StaleVersion } from '../../../domain/posts/errors.ts';
import { type Post, type PostId, Posts } from '../../../domain/posts/post.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { PostSchema } from '../posts.schema.ts';

type RefRow = { refId: string; postId: string; authorId: string; kind: string };
const addRefs = sql<{ rows: readonly RefRow[] }>(
  'insert into post_refs (ref_id, post_id, author_id, kind) values :rows*(refId, postId, authorId, kind)',
);
const dropRefs = sql<{ postId: string }>('delete from post_refs where post_id = :postId');

export class SqlPosts extends Posts {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(id: PostId, version?: number): Promise<Post | undefined> {
    const post = await this.#aggregates.find(PostSchema, { id });
    // The ORM keeps the version on the entity; aggregates do not declare it.
    const current = (post as { version?: number } | undefined)?.version;
    if (post && version !== undefined && current !== version) throw new StaleVersion();
    return post;
  }

  add(post: Post): void {
    this.#aggregates.add(PostSchema, post);
    this.#index(post);
  }

  reindex(post: Post): void {
    this.#database.enqueue(dropRefs, { postId: post.id });
    this.#index(post);
  }

  remove(post: Post): void {
    if (post.refersTo.length > 0) this.#database.enqueue(dropRefs, { postId: post.id });
    this.#aggregates.remove(post);
  }

  #index({ id: postId, authorId, refersTo }: Post): void {
    const rows = refersTo.map(({ kind, id: refId }) => ({ refId, postId, authorId, kind }));
    if (rows.length > 0) this.#database.enqueue(addRefs, { rows });
  }
}
