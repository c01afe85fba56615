import { PostsOfUser } from '../../application/identity/readers.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database.ts';
import { listPosts } from '../posts/posts-list.read.ts';

export class SqlPostsOfUser extends PostsOfUser {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async newest(viewerId: UserId, userId: UserId) {
    return listPosts(this.#database, viewerId, userId, { limit: 20 });
  }
}
