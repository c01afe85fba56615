import { IdempotencyKeys, type KeyedResult } from '../../../application/kernel/idempotency.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/statement.ts';

const keptMs = 24 * 3_600_000;

const find = sql<
  { actorId: string; operation: string; key: string; since: number },
  { fingerprint: string; result: string }
>(`
  select fingerprint, result from idempotency_keys
  where actor_id = :actorId and operation = :operation and idempotency_key = :key and created_at > :since`);
const dropOld = sql<{ actorId: string; operation: string; key: string; since: number }>(`
  delete from idempotency_keys
  where actor_id = :actorId and operation = :operation and idempotency_key = :key and created_at <= :since`);
const add = sql<{
  actorId: string;
  operation: string;
  key: string;
  fingerprint: string;
  result: string;
  at: number;
}>(`
  insert into idempotency_keys (actor_id, operation, idempotency_key, fingerprint, result, created_at)
  values (:actorId, :operation, :key, :fingerprint, :result, :at)`);

export class SqlIdempotencyKeys extends IdempotencyKeys {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async find(actorId: UserId, operation: string, key: string): Promise<KeyedResult | undefined> {
    const row = await this.#database.row(find, {
      actorId,
      operation,
      key,
      since: this.#clock.now() - keptMs,
    });
    return row && { fingerprint: row.fingerprint, result: JSON.parse(row.result) };
  }

  add(actorId: UserId, operation: string, key: string, { fingerprint, result }: KeyedResult): void {
    const at = this.#clock.now();
    this.#database.enqueue(dropOld, { actorId, operation, key, since: at - keptMs });
    this.#database.enqueue(add, { actorId, operation, key, fingerprint, result: JSON.stringify(result), at });
  }
}
