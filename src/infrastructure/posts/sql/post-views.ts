import { PostViews } from '../../../application/posts/ports.ts';
import type { PostView } from '../../../domain/posts/post-view.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const addView = sql<{ postId: string; viewerId: string; day: string }>(
  (d) => `${d.insertIgnore} into post_views (post_id, day, viewer_id) values (:postId, :day, :viewerId)`,
);

export class SqlPostViews extends PostViews {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async add({ postId, viewerId, day }: PostView): Promise<boolean> {
    return (await this.#database.write(addView, { postId, viewerId, day })) === 1;
  }
}
