import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { SocialLists } from '../../../application/social/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  joinAccount,
  liveAccount,
  type PublicUserRow,
  publicUser,
  publicUserById,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow, rowByRowOf } from '../../kernel/database/hints.ts';
import { lastId, type Statement, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';

type Paging = { viewerId: string; ownerId: string; beforeId: string; limit: number };
type People = Statement<Paging, PublicUserRow<'user'>>;

/** A page of the people related to `ownerId` by the table `from`, by descending id. */
const people = (from: string, column: string, where: string, ...indexes: string[]): People =>
  sql(`
  select ${rowByRowOf(from.split(' ')[1]!, indexes)} ${publicUser('a', 'user')} from ${from} ${joinAccount('a', column)}
  where ${where} and ${column} < :beforeId and ${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')}
  order by ${column} desc limit :limit`);

const followers = people('follows f', 'f.follower_id', 'f.followee_id = :ownerId and f.accepted = 1');
const following = people(
  'follows f',
  'f.followee_id',
  'f.follower_id = :ownerId and f.accepted = 1',
  'follows_by_follower',
);
const followRequests = people(
  'follows f',
  'f.follower_id',
  'f.followee_id = :ownerId and f.accepted = 0',
  'follows_by_acceptance',
);
const friends = people('friends f', 'f.friend_id', 'f.user_id = :ownerId');
const muted = people('mutes m', 'm.muted_id', 'm.muter_id = :ownerId');
const blocked: Statement<Omit<Paging, 'viewerId'>, PublicUserRow<'user'>> = sql(`
  select ${rowByRow} ${publicUser('a', 'user')} from blocks b ${joinAccount('a', 'b.blocked_id')}
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

  async followers(viewerId: UserId, userId: UserId, page: PageRequest<UserId>) {
    return this.#people(followers, viewerId, userId, page);
  }

  async following(viewerId: UserId, userId: UserId, page: PageRequest<UserId>) {
    return this.#people(following, viewerId, userId, page);
  }

  async followRequests(viewerId: UserId, page: PageRequest<UserId>) {
    return this.#people(followRequests, viewerId, viewerId, page);
  }

  async friends(viewerId: UserId, page: PageRequest<UserId>) {
    return this.#people(friends, viewerId, viewerId, page);
  }

  async blocked(viewerId: UserId, page: PageRequest<UserId>) {
    return this.#people(blocked, viewerId, viewerId, page);
  }

  async muted(viewerId: UserId, page: PageRequest<UserId>) {
    return this.#people(muted, viewerId, viewerId, page);
  }

  async person(userId: UserId) {
    const row = await this.#database.row(publicUserById, { userId });
    if (!row) throw new Error(`No account ${userId}`);
    return toPublicUser(row, 'user', this.#files);
  }

  async #people(
    statement: People | typeof blocked,
    viewerId: UserId,
    ownerId: UserId,
    { limit, cursor }: PageRequest<UserId>,
  ) {
    const rows = await this.#database.rows(statement as People, {
      viewerId,
      ownerId,
      beforeId: cursor ?? lastId,
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ userId }) => userId,
      (row) => toPublicUser(row, 'user', this.#files),
    );
  }
}
