import { PostsOfUser } from '../../../application/identity/readers.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { FileViews } from '../../media/media.read.ts';
import { listPosts } from '../../posts/posts-list.read.ts';

export class SqlPostsOfUser extends PostsOfUser {
  readonly #needs: { readonly database: Database; readonly files: FileViews };

  constructor(database: Database, files: FileViews) {
    super();
    this.#needs = { database, files };
  }

  async newest(viewerId: UserId, userId: UserId) {
    return listPosts(this.#needs, viewerId, { userId }, { limit: 20 });
  }
}
