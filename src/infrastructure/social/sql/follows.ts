import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { Follow, Follows } from '../../../domain/social/follow.ts';
import type { Database } from '../../kernel/database/database.ts';
import { TransactionConflict } from '../../kernel/database/errors.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

type Pair = { followerId: string; followeeId: string };
const ofPair = 'followee_id = :followeeId and follower_id = :followerId';
const find = sql<Pair, { accepted: number }>(`select accepted from follows where ${ofPair}`);
const add = sql<Pair & { accepted: boolean; at: number }>(`
  insert into follows (followee_id, follower_id, accepted, created_at) values (:followeeId, :followerId, :accepted, :at)`);
const approve = sql<Pair & { at: number }>(
  `update follows set accepted = 1, created_at = :at where ${ofPair} and accepted = 0`,
);
const remove = sql<Pair & { accepted: boolean }>(
  `delete from follows where ${ofPair} and accepted = :accepted`,
);
const requests = sql<{ followeeId: string; limit: number }, { followerId: UserId }>(`
  select follower_id as followerId from follows where followee_id = :followeeId and accepted = 0
  order by follower_id limit :limit`);

export class SqlFollows extends Follows {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async find(followerId: UserId, followeeId: UserId): Promise<Follow | undefined> {
    const row = await this.#database.row(find, { followerId, followeeId });
    return (
      row &&
      Follow.fromStored({ followerId, followeeId, status: row.accepted === 1 ? 'following' : 'requested' })
    );
  }

  async requestsTo(followeeId: UserId, limit: number): Promise<Follow[]> {
    const rows = await this.#database.rows(requests, { followeeId, limit });
    return rows.map(({ followerId }) => Follow.fromStored({ followerId, followeeId, status: 'requested' }));
  }

  add(follow: Follow, at: Instant): void {
    const { followerId, followeeId } = follow;
    this.#database.enqueue(add, { followerId, followeeId, accepted: follow.status === 'following', at });
    trackEvents(follow);
  }

  async save(follow: Follow, at: Instant): Promise<void> {
    const { followerId, followeeId } = follow;
    this.#settle(await this.#database.write(approve, { followerId, followeeId, at }));
    trackEvents(follow);
  }

  async remove(follow: Follow): Promise<void> {
    const { followerId, followeeId } = follow;
    const accepted = follow.status === 'following';
    this.#settle(await this.#database.write(remove, { followerId, followeeId, accepted }));
    trackEvents(follow);
  }

  #settle(touched: number): void {
    if (touched === 0) throw new TransactionConflict('the follow was changed meanwhile');
  }
}
