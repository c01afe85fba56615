import {
  AccountFactors,
  type Factor,
  type FactorId,
  Factors,
} from '../../../domain/identity/factors/factor.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

const columns = `id, kind, name, secret, created_at as createdAt, confirmed_at as confirmedAt, last_step as lastStep,
  last_used_at as lastUsedAt`;
const lockAccount = sql<{ userId: UserId }, { id: UserId }>(
  ({ forUpdate }) => `select id from accounts where id = :userId and deleted_at is null ${forUpdate}`,
);
const all = sql<{ userId: UserId }, Factor>(
  `select ${columns} from factors where user_id = :userId order by id`,
);
export const confirmedFactors = sql<{ userId: UserId }, Factor>(
  `select ${columns} from factors where user_id = :userId and confirmed_at is not null order by id`,
);
const insert = sql<{ [K in keyof Factor]: Factor[K] } & { userId: UserId }>(`
  insert into factors (id, user_id, kind, name, secret, created_at, confirmed_at, last_step, last_used_at)
  values (:id, :userId, :kind, :name, :secret, :createdAt, :confirmedAt, :lastStep, :lastUsedAt)`);
const confirm = sql<Pick<Factor, 'id' | 'confirmedAt' | 'lastStep'> & { userId: UserId }>(`
  update factors set confirmed_at = :confirmedAt, last_used_at = :confirmedAt, last_step = :lastStep
  where user_id = :userId and id = :id`);
const drop = sql<{ userId: UserId; id: FactorId }>(
  'delete from factors where user_id = :userId and id = :id',
);
const reseal = sql<{ userId: UserId; id: FactorId; secret: string }>(
  'update factors set secret = :secret where user_id = :userId and id = :id',
);
const dropPasskey = sql<{ userId: UserId; id: FactorId }>(
  'delete from passkeys where user_id = :userId and factor_id = :id',
);
const useStep = sql<{ userId: UserId; id: FactorId; step: number; now: Instant }>(`
  update factors set last_step = :step, last_used_at = :now
  where user_id = :userId and id = :id and confirmed_at is not null and last_step < :step`);

export class SqlFactors extends Factors {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ofAccount(userId: UserId): Promise<AccountFactors> {
    const [account] = await this.#database.locked(lockAccount, { userId });
    return new AccountFactors(userId, account ? await this.#database.rows(all, { userId }) : []);
  }

  async confirmed(userId: UserId): Promise<readonly Factor[]> {
    return this.#database.rows(confirmedFactors, { userId });
  }

  save(factors: AccountFactors): void {
    const { userId, changes } = factors;
    for (const { id, kind } of changes.removed) {
      this.#database.enqueue(drop, { userId, id });
      if (kind === 'passkey') this.#database.enqueue(dropPasskey, { userId, id });
    }
    for (const factor of changes.added) this.#database.enqueue(insert, { ...factor, userId });
    for (const { id, confirmedAt, lastStep } of changes.confirmed)
      this.#database.enqueue(confirm, { userId, id, confirmedAt, lastStep });
    trackEvents(factors);
  }

  reseal(factor: Parameters<Factors['reseal']>[0]): void {
    this.#database.enqueue(reseal, factor);
  }

  async useStep({ userId, factorId, step, now }: Parameters<Factors['useStep']>[0]): Promise<boolean> {
    return (await this.#database.write(useStep, { userId, id: factorId, step, now })) === 1;
  }
}
