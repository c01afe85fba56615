import { iso } from '../../../application/kernel/fields.ts';
import { toPage } from '../../../application/kernel/page.ts';
import { toText } from '../../../application/wallets/fields.ts';
import { type RequestQuery, RequestReader } from '../../../application/wallets/requests/ports.ts';
import type { RequestView } from '../../../application/wallets/requests/views.ts';
import type { Id, Instant } from '../../../domain/kernel/id.ts';
import type { RequestId, RequestStatus } from '../../../domain/wallets/payment-request.ts';
import { notBlocked } from '../../access/access.read.ts';
import { joinAccount, type PublicUserRow, publicUser, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRowOf } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';

type Row = PublicUserRow<'from'> &
  PublicUserRow<'to'> & {
    readonly id: RequestId;
    readonly amount: number;
    readonly currency: string;
    readonly note: string;
    readonly status: RequestStatus;
    readonly transferId: Id | null;
    readonly splitId: Id | null;
    readonly createdAt: Instant;
    readonly endsAt: Instant;
  };

const isOver = `r.status = 'open' and r.ends_at <= :at`;
const requests = (reader: 'payer_id' | 'by_id', ...indexes: string[]) => `
  select ${rowByRowOf('r', indexes)} r.id, r.amount, r.currency, r.note,
    case when ${isOver} then 'expired' else r.status end as status, r.transfer_id as transferId,
    r.split_id as splitId, r.created_at as createdAt, r.ends_at as endsAt,
    ${publicUser('f', 'from')}, ${publicUser('t', 'to')}
  from wallet_requests r ${joinAccount('f', 'r.payer_id')} ${joinAccount('t', 'r.by_id')}
  where ${notBlocked(`r.${reader}`, reader === 'by_id' ? 'r.payer_id' : 'r.by_id')}`;

const some = sql<{ ids: readonly string[]; at: number }, Row>(
  `${requests('payer_id')} and r.id in (:ids*) order by r.id`,
);

const sides = {
  received: { column: 'payer_id', index: 'wallet_requests_by_payer' },
  sent: { column: 'by_id', index: 'wallet_requests_by_asker' },
} as const;
type Side = keyof typeof sides;
type Asked = { viewerId: string; status: string; beforeId: string; at: number; limit: number };
const list = (side: Side, condition = '', suffix = '') => {
  const { column, index } = sides[side];
  return sql<Asked, Row>(`
    ${requests(column, `${index}${suffix}`)} and r.${column} = :viewerId and r.id < :beforeId ${condition}
    order by r.id desc limit :limit`);
};
const lists = (side: Side) => ({
  all: list(side),
  open: list(side, 'and r.status = :status and r.ends_at > :at', '_and_status'),
  // Also those that the job has not ended yet.
  expired: list(side, `and (r.status = :status or (${isOver}))`),
  ended: list(side, 'and r.status = :status', '_and_status'),
});
const pages = { received: lists('received'), sent: lists('sent') };

export class SqlRequestReader extends RequestReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async some(ids: readonly RequestId[], at: Instant) {
    const rows = await this.#database.rows(some, { ids, at });
    return rows.map((row) => this.#view(row));
  }

  async page({ viewerId, direction, status, at, cursor, limit }: RequestQuery) {
    const { [direction]: of } = pages;
    const statement =
      status === undefined ? of.all : status === 'open' || status === 'expired' ? of[status] : of.ended;
    const rows = await this.#database.rows(statement, {
      ...{ viewerId, status: status ?? '', at },
      beforeId: cursor ?? lastId,
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => this.#view(row),
    );
  }

  #view(row: Row): RequestView {
    return {
      id: row.id,
      from: toPublicUser<'from' | 'to'>(row, 'from', this.#files),
      to: toPublicUser<'from' | 'to'>(row, 'to', this.#files),
      amount: toText(row.amount),
      currency: row.currency,
      note: row.note,
      status: row.status,
      transferId: row.transferId,
      splitId: row.splitId,
      createdAt: iso(row.createdAt),
      endsAt: iso(row.endsAt),
    };
  }
}
