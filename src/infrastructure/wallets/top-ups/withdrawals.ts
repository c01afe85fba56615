import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { toText } from '../../../application/wallets/fields.ts';
import { WithdrawalReader } from '../../../application/wallets/withdrawals/ports.ts';
import type { WithdrawalView } from '../../../application/wallets/withdrawals/views.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ClientTransferId } from '../../../domain/wallets/transfer.ts';
import {
  type Withdrawal,
  type WithdrawalId,
  type WithdrawalStatus,
  Withdrawals,
} from '../../../domain/wallets/withdrawal.ts';
import type { Database } from '../../kernel/database/database.ts';
import { byIndex } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { WithdrawalSchema } from './top-ups.schema.ts';

const lock = sql<{ id: string }>('update wallet_withdrawals set version = version where id = :id');

export class SqlWithdrawals extends Withdrawals {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async findLocked(id: WithdrawalId) {
    await this.#database.write(lock, { id });
    return this.#aggregates.find(WithdrawalSchema, { id });
  }

  async made(userId: UserId, clientId: ClientTransferId) {
    return this.#aggregates.find(WithdrawalSchema, { userId, clientId });
  }

  add(withdrawal: Withdrawal): void {
    this.#aggregates.add(WithdrawalSchema, withdrawal);
  }
}

interface Row {
  readonly id: Id;
  readonly clientId: Id;
  readonly status: WithdrawalStatus;
  readonly amount: number;
  readonly returned: number;
  readonly currency: string;
  readonly createdAt: number;
}
const columns = 'id, client_id as clientId, status, amount, returned, currency, created_at as createdAt';
const own = sql<{ userId: string; id: string }, Row>(
  `select ${columns} from wallet_withdrawals where id = :id and user_id = :userId`,
);
const page = sql<{ userId: string; beforeId: string; limit: number }, Row>(`
  select ${byIndex('w', 'wallet_withdrawals_by_maker')} ${columns} from wallet_withdrawals w
  where user_id = :userId and id < :beforeId
  order by id desc limit :limit`);
const due = sql<{ provider: string; at: number; limit: number }, { id: WithdrawalId }>(`
  select id from wallet_withdrawals where provider = :provider and status = 'started' and look_at <= :at
  order by look_at limit :limit`);

export class SqlWithdrawalReader extends WithdrawalReader {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async own(userId: UserId, id: WithdrawalId) {
    const row = await this.#database.row(own, { userId, id });
    return row && toView(row);
  }

  async page(userId: UserId, { limit, cursor }: PageRequest<WithdrawalId>) {
    const rows = await this.#database.rows(page, { userId, beforeId: cursor ?? lastId, limit: limit + 1 });
    return toPage(rows, limit, ({ id }) => id, toView);
  }

  async due(provider: string, at: Instant, limit: number) {
    return (await this.#database.rows(due, { provider, at, limit })).map(({ id }) => id);
  }
}

const toView = ({ clientId, amount, returned, createdAt, ...row }: Row): WithdrawalView => ({
  ...row,
  withdrawalId: clientId,
  amount: toText(amount),
  returned: toText(returned),
  createdAt: iso(createdAt),
});
