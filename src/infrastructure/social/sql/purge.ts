import type { Counters, EventRecorder } from '../../../application/kernel/ports.ts';
import { SocialPurge } from '../../../application/social/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { TiesPurged } from '../../../domain/social/published.ts';
import { deleteCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Of = { userId: string; limit: number };
type Follow = { id: UserId; accepted: number };
const followers = sql<Of, Follow>(
  'select follower_id as id, accepted from follows where followee_id = :userId order by follower_id limit :limit',
);
const followees = sql<Of, Follow>(
  'select followee_id as id, accepted from follows where follower_id = :userId order by followee_id limit :limit',
);
const friends = sql<Of, { id: UserId }>(
  'select friend_id as id from friends where user_id = :userId order by friend_id limit :limit',
);

type These = { userId: string; ids: readonly string[] };
const dropFollowers = sql<These>(
  'delete from follows where followee_id = :userId and follower_id in (:ids*)',
);
const dropFollowees = sql<These>(
  'delete from follows where follower_id = :userId and followee_id in (:ids*)',
);
const dropFriends = [
  sql<These>('delete from friends where user_id = :userId and friend_id in (:ids*)'),
  sql<These>('delete from friends where friend_id = :userId and user_id in (:ids*)'),
];
const dropRest = [
  'delete from friendships where low_id = :userId',
  'delete from friendships where high_id = :userId',
  'delete from blocks where blocker_id = :userId',
  'delete from blocks where blocked_id = :userId',
  'delete from mutes where muter_id = :userId',
  'delete from mutes where muted_id = :userId',
  ...deleteCounters('= :userId'),
].map((text) => sql<{ userId: string }>(text));

export class SqlSocialPurge extends SocialPurge {
  readonly #database: Database;
  readonly #counters: Counters;
  readonly #recorder: EventRecorder;

  constructor(database: Database, counters: Counters, recorder: EventRecorder) {
    super();
    this.#database = database;
    this.#counters = counters;
    this.#recorder = recorder;
  }

  async tiesOf(userId: UserId, limit: number): Promise<boolean> {
    const of = { userId, limit };
    const following = await this.#database.rows(followers, of);
    this.#drop([dropFollowers], userId, following);
    for (const { id, accepted } of following) if (accepted === 1) this.#counters.add(id, 'following', -1);
    const followed = await this.#database.rows(followees, of);
    this.#drop([dropFollowees], userId, followed);
    for (const { id, accepted } of followed) if (accepted === 1) this.#counters.add(id, 'followers', -1);
    const befriended = await this.#database.rows(friends, of);
    this.#drop(dropFriends, userId, befriended);
    for (const { id } of befriended) this.#counters.add(id, 'friends', -1);
    // These ties say whose feeds hold posts of the author, so the event names them before they are gone.
    const otherIds = [...new Set([...following, ...befriended].map(({ id }) => id))];
    if (otherIds.length > 0) this.#recorder.record(TiesPurged({ userId, otherIds }));
    if ([following, followed, befriended].some((rows) => rows.length > 0)) return true;
    for (const statement of dropRest) this.#database.enqueue(statement, { userId });
    return false;
  }

  #drop(statements: typeof dropFriends, userId: UserId, rows: readonly { id: UserId }[]): void {
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0)
      for (const statement of statements) this.#database.enqueue(statement, { userId, ids });
  }
}
