import { EndingRequests } from '../../../application/wallets/requests/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { RequestId } from '../../../domain/wallets/payment-request.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Found = { id: RequestId };
const overdue = sql<{ at: number; limit: number }, Found>(`
  select r.id from wallet_requests r where r.status = 'open' and r.ends_at <= :at order by r.ends_at limit :limit`);
const between = sql<{ byId: string; payerId: string; limit: number }, Found>(`
  select r.id from wallet_requests r
  where r.by_id = :byId and r.status = 'open' and r.payer_id = :payerId limit :limit`);
const sent = sql<{ userId: string; limit: number }, Found>(
  `select r.id from wallet_requests r where r.by_id = :userId and r.status = 'open' limit :limit`,
);
const received = sql<{ userId: string; limit: number }, Found>(
  `select r.id from wallet_requests r where r.payer_id = :userId and r.status = 'open' limit :limit`,
);

export class SqlEndingRequests extends EndingRequests {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async overdue(at: Instant, limit: number) {
    return idsOf(await this.#database.rows(overdue, { at, limit }));
  }

  async between(one: UserId, other: UserId, limit: number) {
    const first = await this.#database.rows(between, { byId: one, payerId: other, limit });
    const second = await this.#database.rows(between, { byId: other, payerId: one, limit });
    return idsOf([...first, ...second]).slice(0, limit);
  }

  async of(userId: UserId, limit: number) {
    const first = await this.#database.rows(sent, { userId, limit });
    const second = await this.#database.rows(received, { userId, limit });
    return idsOf([...first, ...second]).slice(0, limit);
  }
}

const idsOf = (rows: readonly Found[]): RequestId[] => rows.map(({ id }) => id);
