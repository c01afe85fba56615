import { FriendEdges } from '../../../application/social/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const link = sql<{ edges: { userId: string; friendId: string; since: number }[] }>(
  (d) => `${d.insertIgnore} into friends (user_id, friend_id, since) values :edges*(userId, friendId, since)`,
);
const unlink = sql<{ aId: string; bId: string }>(`
  delete from friends where (user_id = :aId and friend_id = :bId) or (user_id = :bId and friend_id = :aId)`);

export class SqlFriendEdges extends FriendEdges {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  link(a: UserId, b: UserId, since: number): void {
    const edges = [
      { userId: a, friendId: b, since },
      { userId: b, friendId: a, since },
    ];
    this.#database.enqueue(link, { edges });
  }

  unlink(a: UserId, b: UserId): void {
    this.#database.enqueue(unlink, { aId: a, bId: b });
  }
}
