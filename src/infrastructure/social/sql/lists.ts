import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { type FollowKey, SocialLists } from '../../../application/social/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  joinAccount,
  type ListedUserRow,
  listedUser,
  liveAccount,
  publicUserById,
  toListedUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow, rowByRowOf } from '../../kernel/database/hints.ts';
import { lastId, type Statement, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';

type Paging = { viewerId: string; ownerId: string; beforeAt: number; beforeId: string; limit: number };
type Row = ListedUserRow & { readonly at: number };
type People = Statement<Paging, Row>;

/** A page of the people related to `ownerId` by the table `from`, the latest relation first. */
const people = (from: string, column: string, at: string, where: string, ...indexes: string[]): People =>
  sql(`
  select ${rowByRowOf(from.split(' ')[1]!, indexes)} ${listedUser('a')}, ${at} as at from ${from} ${joinAccount('a', column)}
  where ${where} and ${at} <= :beforeAt and (${at} < :beforeAt or ${column} < :beforeId)
    and ${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')}
  order by ${at} desc, ${column} desc limit :limit`);

const followersOf = (accepted: 0 | 1) =>
  people(
    'follows f',
    'f.follower_id',
    'f.created_at',
    `f.followee_id = :ownerId and f.accepted = ${accepted}`,
    'follows_by_followee_time',
  );
const followedBy = (accepted: 0 | 1) =>
  people(
    'follows f',
    'f.followee_id',
    'f.created_at',
    `f.follower_id = :ownerId and f.accepted = ${accepted}`,
    'follows_by_follower_time',
  );
const followers = followersOf(1);
const following = followedBy(1);
const followRequests = { received: followersOf(0), sent: followedBy(0) };

type ById = Omit<Paging, 'beforeAt'>;

/** A page of the people related to `ownerId`, by descending id. */
const peopleById = (from: string, column: string, where: string): Statement<ById, ListedUserRow> =>
  sql(`
  select ${rowByRow} ${listedUser('a')} from ${from} ${joinAccount('a', column)}
  where ${where} and ${column} < :beforeId and ${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')}
  order by ${column} desc limit :limit`);

const friends = peopleById('friends f', 'f.friend_id', 'f.user_id = :ownerId');
const muted = peopleById('mutes m', 'm.muted_id', 'm.muter_id = :ownerId');
const blocked: Statement<ById, ListedUserRow> = sql(`
  select ${rowByRow} ${listedUser('a')} from blocks b ${joinAccount('a', 'b.blocked_id')}
  where b.blocker_id = :ownerId and b.blocked_id < :beforeId and ${liveAccount('a')}
  order by b.blocked_id desc limit :limit`);

export class SqlSocialLists extends SocialLists {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async followers(viewerId: UserId, userId: UserId, page: PageRequest<FollowKey>) {
    return this.#byTime(followers, viewerId, userId, page);
  }

  async following(viewerId: UserId, userId: UserId, page: PageRequest<FollowKey>) {
    return this.#byTime(following, viewerId, userId, page);
  }

  async followRequests(viewerId: UserId, direction: 'received' | 'sent', page: PageRequest<FollowKey>) {
    return this.#byTime(followRequests[direction], viewerId, viewerId, page);
  }

  async friends(viewerId: UserId, page: PageRequest<UserId>) {
    return this.#byId(friends, viewerId, page);
  }

  async blocked(viewerId: UserId, page: PageRequest<UserId>) {
    return this.#byId(blocked, viewerId, page);
  }

  async muted(viewerId: UserId, page: PageRequest<UserId>) {
    return this.#byId(muted, viewerId, page);
  }

  async person(userId: UserId) {
    const row = await this.#database.row(publicUserById, { userId });
    if (!row) throw new Error(`No account ${userId}`);
    return toPublicUser(row, 'user', this.#files);
  }

  async #byTime(
    statement: People,
    viewerId: UserId,
    ownerId: UserId,
    {
      limit,
      cursor: [beforeAt, beforeId] = [Number.MAX_SAFE_INTEGER, lastId as UserId],
    }: PageRequest<FollowKey>,
  ) {
    const parameters = { viewerId, ownerId, beforeAt, beforeId, limit: limit + 1 };
    return toPage(
      await this.#database.rows(statement, parameters),
      limit,
      ({ at, userId }): FollowKey => [at, userId],
      (row) => toListedUser(row, this.#files),
    );
  }

  async #byId(
    statement: Statement<ById, ListedUserRow>,
    viewerId: UserId,
    { limit, cursor: beforeId = lastId as UserId }: PageRequest<UserId>,
  ) {
    const parameters = { viewerId, ownerId: viewerId, beforeId, limit: limit + 1 };
    return toPage(
      await this.#database.rows(statement, parameters),
      limit,
      ({ userId }) => userId,
      (row) => toListedUser(row, this.#files),
    );
  }
}
