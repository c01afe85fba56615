import { iso } from '../../../application/kernel/fields.ts';
import { toPage } from '../../../application/kernel/page.ts';
import { toText } from '../../../application/wallets/fields.ts';
import { type HoldQuery, HoldReader } from '../../../application/wallets/holds/ports.ts';
import type { HoldView } from '../../../application/wallets/holds/views.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { HoldId, HoldStatus } from '../../../domain/wallets/hold.ts';
import { joinAccount, type PublicUserRow, publicUser, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { byIndex, rowByRow } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';

type Row = PublicUserRow<'from'> &
  PublicUserRow<'to'> & {
    readonly id: HoldId;
    readonly amount: number;
    readonly captured: number;
    readonly currency: string;
    readonly note: string;
    readonly status: HoldStatus;
    readonly endsAt: Instant;
    readonly createdAt: Instant;
  };

const statusNow = "case when h.status = 'open' and h.ends_at <= :at then 'expired' else h.status end";
const holds = (table: string) => `
  select ${rowByRow} h.id, h.amount, h.captured, h.currency, h.note, ${statusNow} as status, h.ends_at as endsAt,
    h.created_at as createdAt, ${publicUser('f', 'from')}, ${publicUser('t', 'to')}
  from ${table} ${joinAccount('f', 'h.by_id')} ${joinAccount('t', 'h.payee_id')}`;
const one = sql<{ id: string; at: number }, Row>(`${holds('wallet_holds h')} where h.id = :id`);

const sides = {
  sent: { column: 'by_id', index: 'wallet_holds_by_payer' },
  received: { column: 'payee_id', index: 'wallet_holds_by_payee' },
} as const;
type Side = keyof typeof sides;
const newest = (side: Side) => `
  select * from (select ${byIndex('h', sides[side].index)} h.* from wallet_holds h
  where h.${sides[side].column} = :viewerId and h.id < :beforeId and (:status = '' or ${statusNow} = :status)
  order by h.id desc limit :limit) ${side}_holds`;
type Asked = { viewerId: string; status: string; beforeId: string; at: number; limit: number };
const list = (...of: Side[]) =>
  sql<Asked, Row>(`${holds(`(${of.map(newest).join(' union all ')}) h`)} order by h.id desc limit :limit`);
const pages = { sent: list('sent'), received: list('received'), both: list('sent', 'received') };

export class SqlHoldReader extends HoldReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(id: HoldId, at: Instant) {
    const row = await this.#database.row(one, { id, at });
    return row && this.#view(row);
  }

  async page({ viewerId, direction, status, at, cursor, limit }: HoldQuery) {
    const rows = await this.#database.rows(pages[direction ?? 'both'], {
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

  #view(row: Row): HoldView {
    return {
      id: row.id,
      from: toPublicUser<'from' | 'to'>(row, 'from', this.#files),
      to: toPublicUser<'from' | 'to'>(row, 'to', this.#files),
      amount: toText(row.amount),
      captured: toText(row.captured),
      currency: row.currency,
      note: row.note,
      status: row.status,
      endsAt: iso(row.endsAt),
      createdAt: iso(row.createdAt),
    };
  }
}
