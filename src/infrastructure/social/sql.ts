import { FriendEdges } from '../../application/social/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { pairOf } from '../../domain/kernel/pair.ts';
import { Blocks, Mutes } from '../../domain/social/blocks.ts';
import { type FollowState, Follows } from '../../domain/social/follows.ts';
import { type Friendship, type FriendshipId, Friendships } from '../../domain/social/friendship.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { FriendshipSchema } from './social.schema.ts';

export class SqlFriendships extends Friendships {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  async find(id: FriendshipId): Promise<Friendship | undefined> {
    return this.#aggregates.find(FriendshipSchema, { id });
  }

  async between(a: UserId, b: UserId): Promise<Friendship | undefined> {
    const [lowId, highId] = pairOf(a, b);
    return this.#aggregates.find(FriendshipSchema, { lowId, highId });
  }

  add(friendship: Friendship): void {
    this.#aggregates.add(FriendshipSchema, friendship);
  }

  remove(friendship: Friendship): void {
    this.#aggregates.remove(friendship);
  }
}

type Pair = { followerId: string; followeeId: string };
const ofPair = 'followee_id = :followeeId and follower_id = :followerId';
const followState = sql<Pair, { accepted: number }>(`select accepted from follows where ${ofPair}`);
const addFollow = sql<Pair & { accepted: boolean; at: number }>(`
  insert into follows (followee_id, follower_id, accepted, created_at) values (:followeeId, :followerId, :accepted, :at)`);
const acceptFollow = sql<Pair>(`update follows set accepted = 1 where ${ofPair} and accepted = 0`);
const removeFollow = sql<Pair & { accepted: boolean }>(
  `delete from follows where ${ofPair} and accepted = :accepted`,
);
const waiting = sql<{ followeeId: string; limit: number }, { followerId: UserId }>(`
  select follower_id as followerId from follows where followee_id = :followeeId and accepted = 0
  order by follower_id limit :limit`);

export class SqlFollows extends Follows {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async state(followerId: UserId, followeeId: UserId): Promise<FollowState> {
    const row = await this.#database.row(followState, { followerId, followeeId });
    if (!row) return 'none';
    return row.accepted === 1 ? 'following' : 'requested';
  }

  add(followerId: UserId, followeeId: UserId, accepted: boolean, at: number): void {
    this.#database.enqueue(addFollow, { followerId, followeeId, accepted, at });
  }

  async accept(followerId: UserId, followeeId: UserId): Promise<boolean> {
    return (await this.#database.write(acceptFollow, { followerId, followeeId })) === 1;
  }

  async remove(followerId: UserId, followeeId: UserId): Promise<FollowState> {
    if ((await this.#database.write(removeFollow, { followerId, followeeId, accepted: true })) === 1)
      return 'following';
    const requests = await this.#database.write(removeFollow, { followerId, followeeId, accepted: false });
    return requests === 1 ? 'requested' : 'none';
  }

  async waitingFor(followeeId: UserId, limit: number): Promise<UserId[]> {
    const rows = await this.#database.rows(waiting, { followeeId, limit });
    return rows.map(({ followerId }) => followerId);
  }
}

// Whoever makes a tie with one of the two holds their account while it looks for a block.
const lockBoth = sql<{ ids: readonly string[] }>(
  (d) => `select id from accounts where id in (:ids*) order by id ${d.forUpdate}`,
);
const addBlock = sql<{ byId: string; otherId: string; at: number }>(
  (d) => `${d.insertIgnore} into blocks (blocker_id, blocked_id, created_at) values (:byId, :otherId, :at)`,
);
const removeBlock = sql<{ byId: string; otherId: string }>(
  'delete from blocks where blocker_id = :byId and blocked_id = :otherId',
);

export class SqlBlocks extends Blocks {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async add(byId: UserId, otherId: UserId, at: number): Promise<boolean> {
    await this.#database.locked(lockBoth, { ids: [byId, otherId] });
    return (await this.#database.write(addBlock, { byId, otherId, at })) === 1;
  }

  async remove(byId: UserId, otherId: UserId): Promise<boolean> {
    return (await this.#database.write(removeBlock, { byId, otherId })) === 1;
  }
}

const addMute = sql<{ byId: string; otherId: string; at: number }>(
  (d) => `${d.insertIgnore} into mutes (muter_id, muted_id, created_at) values (:byId, :otherId, :at)`,
);
const removeMute = sql<{ byId: string; otherId: string }>(
  'delete from mutes where muter_id = :byId and muted_id = :otherId',
);

export class SqlMutes extends Mutes {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async add(byId: UserId, otherId: UserId, at: number): Promise<boolean> {
    return (await this.#database.write(addMute, { byId, otherId, at })) === 1;
  }

  async remove(byId: UserId, otherId: UserId): Promise<boolean> {
    return (await this.#database.write(removeMute, { byId, otherId })) === 1;
  }
}

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
