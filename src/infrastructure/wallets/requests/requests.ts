import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import {
  type ClientRequestId,
  type PaymentRequest,
  PaymentRequests,
  type RequestId,
  type SplitId,
} from '../../../domain/wallets/payment-request.ts';
import { lockAccounts } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { named } from '../named.ts';
import { PaymentRequestSchema } from '../wallets.schema.ts';

const lock = sql<{ ids: readonly string[] }>(
  (d) => `select r.id from wallet_requests r where r.id in (:ids*) order by r.id ${d.forUpdate}`,
);
const open = sql<
  { byId: string; ids: readonly string[]; at: number },
  { payerId: UserId; open: number | string }
>(`
  select r.payer_id as payerId, count(*) as open from wallet_requests r
  where r.by_id = :byId and r.status = 'open' and r.ends_at > :at and r.payer_id in (:ids*)
  group by r.payer_id`);

const lockNamed = sql<{ id: string; viewerId: string }, { id: RequestId }>(
  (d) =>
    `select r.id from wallet_requests r where r.id = ${named('wallet_requests', 'by_id', 'payer_id')} ${d.forUpdate}`,
);

export class SqlPaymentRequests extends PaymentRequests {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async lockPeople(ids: readonly UserId[]) {
    await this.#database.locked(lockAccounts, { ids });
  }

  async lock(id: RequestId, viewerId: UserId) {
    const [row] = await this.#database.locked(lockNamed, { id, viewerId });
    return row && this.#aggregates.find(PaymentRequestSchema, { id: row.id });
  }

  async lockAll(ids: readonly RequestId[]): Promise<readonly PaymentRequest[]> {
    if (ids.length === 0) return [];
    // Begins the transaction, in which `findAll` reads what is locked.
    await this.#database.locked(lock, { ids });
    return this.#aggregates.findAll(PaymentRequestSchema, { id: ids });
  }

  made(byId: UserId, clientId: ClientRequestId) {
    return this.#aggregates.findAll(PaymentRequestSchema, { byId, clientId });
  }

  ofSplit(byId: UserId, splitId: SplitId) {
    return this.#aggregates.findAll(PaymentRequestSchema, { byId, splitId });
  }

  async openTo(byId: UserId, ids: readonly UserId[], at: Instant) {
    const rows = await this.#database.rows(open, { byId, ids, at });
    return new Map(rows.map((row) => [row.payerId, Number(row.open)]));
  }

  addAll(requests: readonly PaymentRequest[]): void {
    this.#aggregates.addAll(PaymentRequestSchema, requests);
  }
}
