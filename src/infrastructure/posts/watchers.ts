import type { OpenConnection } from '../../application/kernel/operation.ts';
import { mostWatched, PostWatchers } from '../../application/posts/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';

/** The posts on the screens of those who are connected to this process. */
export class InMemoryPostWatchers extends PostWatchers {
  /** The connections that watch a post, with their users. */
  readonly #byPost = new Map<PostId, Map<OpenConnection, UserId>>();
  readonly #connections = new Set<OpenConnection>();

  watch(
    connection: OpenConnection,
    userId: UserId,
    postIds: readonly PostId[],
  ): readonly PostId[] | undefined {
    const { watched } = connection;
    const added = postIds.filter((id) => !watched.has(id));
    if (watched.size + added.length > mostWatched) return undefined;
    for (const id of added) {
      watched.add(id);
      const watching = this.#byPost.get(id);
      if (watching) watching.set(connection, userId);
      else this.#byPost.set(id, new Map([[connection, userId]]));
    }
    if (!this.#connections.has(connection)) {
      this.#connections.add(connection);
      connection.whenClosed(() => {
        // A call that is under way then watches, and is forgotten, once more.
        this.#connections.delete(connection);
        this.unwatch(connection, [...watched] as PostId[]);
      });
    }
    return added;
  }

  unwatch(connection: OpenConnection, postIds: readonly PostId[]): void {
    for (const id of postIds) {
      connection.watched.delete(id);
      const watching = this.#byPost.get(id);
      if (watching?.delete(connection) && watching.size === 0) this.#byPost.delete(id);
    }
  }

  of(postId: PostId): UserId[] {
    return [...new Set(this.#byPost.get(postId)?.values())];
  }
}
