import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { FriendRequests } from '../../../application/social/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { FriendshipId, FriendshipStatus } from '../../../domain/social/friendship.ts';
import {
  joinAccount,
  type ListedPairRow,
  listedPair,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toListedPair,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRowOf } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { hiddenBySuspension } from '../../moderation/suspensions.read.ts';

type RequestRow = { id: FriendshipId; status: FriendshipStatus; createdAt: number };
const requestColumns = 'r.id, r.status, r.created_at as createdAt';
const fromRequests = `
  from friendships r ${joinAccount('f', 'r.from_id')}
  ${joinAccount('t', 'r.asked_id')}`;
const request = sql<{ id: string }, RequestRow & PublicUserRow<'from'> & PublicUserRow<'to'>>(`
  select ${requestColumns}, ${publicUser('f', 'from')}, ${publicUser('t', 'to')} ${fromRequests} where r.id = :id`);
const requests = (side: 'asked' | 'from', index: string) =>
  sql<{ viewerId: string; beforeId: string; limit: number }, RequestRow & ListedPairRow>(`
  select ${rowByRowOf('r', [index])} ${requestColumns}, ${listedPair('f', 't', side === 'asked' ? 'f' : 't')}
  ${fromRequests}
  where r.${side}_id = :viewerId and r.status = 'pending' and r.id < :beforeId
    and ${liveAccount('f')} and ${liveAccount('t')}
    and not ${hiddenBySuspension(':viewerId', side === 'asked' ? 'f.id' : 't.id')}
  order by r.id desc limit :limit`);
const received = requests('asked', 'friendships_by_asked');
const sent = requests('from', 'friendships_by_asking');

export class SqlFriendRequests extends FriendRequests {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(id: FriendshipId) {
    const row = await this.#database.row(request, { id });
    return (
      row && {
        ...toRequest(row),
        from: toPublicUser(row, 'from', this.#files),
        to: toPublicUser(row, 'to', this.#files),
      }
    );
  }

  async list(viewerId: UserId, direction: 'received' | 'sent', { limit, cursor }: PageRequest<FriendshipId>) {
    const statement = direction === 'received' ? received : sent;
    const rows = await this.#database.rows(statement, {
      viewerId,
      beforeId: cursor ?? lastId,
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => ({ ...toRequest(row), ...toListedPair(row, viewerId, this.#files) }),
    );
  }
}

const toRequest = ({ id, status, createdAt }: RequestRow) => ({ id, status, createdAt: iso(createdAt) });
