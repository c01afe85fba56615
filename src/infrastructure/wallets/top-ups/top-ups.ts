import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { toText } from '../../../application/wallets/fields.ts';
import { TopUpReader } from '../../../application/wallets/top-ups/ports.ts';
import type { TopUpView } from '../../../application/wallets/top-ups/views.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import { type TopUp, type TopUpId, type TopUpStatus, TopUps } from '../../../domain/wallets/top-up.ts';
import type { ClientTransferId } from '../../../domain/wallets/transfer.ts';
import type { Database } from '../../kernel/database/database.ts';
import { byIndex } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { TopUpSchema } from './top-ups.schema.ts';

// A write, so that it opens the transaction and waits until a concurrent settlement has committed.
const lock = sql<{ id: string }>('update wallet_top_ups set version = version where id = :id');
const returnable = sql<{ userId: string; currency: string; provider: string }, { id: TopUpId }>(
  (d) => `
  select id from wallet_top_ups
  where user_id = :userId and currency = :currency and provider = :provider and status = 'paid'
    and amount > taken_back + withdrawn
  order by id desc limit 50 ${d.forUpdate}`,
);

export class SqlTopUps extends TopUps {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async findLocked(id: TopUpId) {
    await this.#database.write(lock, { id });
    return this.#aggregates.find(TopUpSchema, { id });
  }

  async made(userId: UserId, clientId: ClientTransferId) {
    return this.#aggregates.find(TopUpSchema, { userId, clientId });
  }

  async returnable({ userId, currency, provider }: { userId: UserId; currency: Currency; provider: string }) {
    const rows = await this.#database.locked(returnable, { userId, currency, provider });
    if (rows.length === 0) return [];
    const found = await this.#aggregates.findAll(TopUpSchema, { id: rows.map(({ id }) => id) });
    return found.toSorted((a, b) => (a.id > b.id ? -1 : 1));
  }

  add(topUp: TopUp): void {
    this.#aggregates.add(TopUpSchema, topUp);
  }
}

interface Row {
  readonly id: Id;
  readonly clientId: Id;
  readonly status: TopUpStatus;
  readonly amount: number;
  readonly currency: string;
  readonly url: string | null;
  readonly createdAt: number;
}
const columns = 'id, client_id as clientId, status, amount, currency, url, created_at as createdAt';
const own = sql<{ userId: string; id: string }, Row>(`
  select ${columns} from wallet_top_ups where user_id = :userId and (id = :id or client_id = :id)
  order by id limit 1`);
const one = sql<{ id: string }, Row>(`select ${columns} from wallet_top_ups where id = :id`);
const page = sql<{ userId: string; beforeId: string; limit: number }, Row>(`
  select ${byIndex('t', 'wallet_top_ups_by_maker')} ${columns} from wallet_top_ups t
  where user_id = :userId and id < :beforeId order by id desc limit :limit`);
const dueIn = (status: TopUpStatus) => `
  select id, look_at as lookAt from wallet_top_ups
  where provider = :provider and status = '${status}' and look_at <= :at order by look_at limit :limit`;
const due = sql<{ provider: string; at: number; limit: number }, { id: TopUpId }>(`
  select d.id from (
    select * from (${dueIn('started')}) s union all select * from (${dueIn('paid')}) p
    union all select * from (${dueIn('disputed')}) t) d
  order by d.lookAt limit :limit`);

export class SqlTopUpReader extends TopUpReader {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async own(userId: UserId, id: TopUpId) {
    const row = await this.#database.row(own, { userId, id });
    return row && toView(row);
  }

  async page(userId: UserId, { limit, cursor }: PageRequest<TopUpId>) {
    const rows = await this.#database.rows(page, { userId, beforeId: cursor ?? lastId, limit: limit + 1 });
    return toPage(rows, limit, ({ id }) => id, toView);
  }

  async one(id: TopUpId) {
    const row = await this.#database.row(one, { id });
    return row && toView(row);
  }

  async due(provider: string, at: Instant, limit: number) {
    return (await this.#database.rows(due, { provider, at, limit })).map(({ id }) => id);
  }
}

const toView = ({ clientId: topUpId, amount, url, createdAt, ...row }: Row): TopUpView => ({
  ...row,
  topUpId,
  amount: toText(amount),
  checkoutUrl: row.status === 'started' ? url : null,
  createdAt: iso(createdAt),
});
