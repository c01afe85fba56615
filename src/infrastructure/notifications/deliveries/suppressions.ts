import type { Clock } from '../../../application/kernel/ports.ts';
import { Suppressions } from '../../../application/notifications/deliveries/ports.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { keyId } from '../key-id.ts';

type Of = { keyId: string };

const has = sql<Of>('select 1 as yes from suppressed_addresses where address_key = :keyId');

const among = sql<{ keyIds: readonly string[] }, { keyId: string }>(
  'select address_key as keyId from suppressed_addresses where address_key in (:keyIds*)',
);

const add = sql<Of & { error: string; at: number }>(
  (d) => `${d.insertIgnore} into suppressed_addresses (address_key, error, at) values (:keyId, :error, :at)`,
);

const lift = sql<Of>('delete from suppressed_addresses where address_key = :keyId');

/** Compared without case: hosts may distinguish case before the @, but nobody has two such addresses. */
export const of = (address: string): Of => ({ keyId: keyId(address.toLowerCase()) });

export class SqlSuppressions extends Suppressions {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async has(address: string) {
    return (await this.#database.row(has, of(address))) !== undefined;
  }

  async among(addresses: readonly string[]) {
    const byKey = new Map(addresses.map((address) => [of(address).keyId, address]));
    const rows = await this.#database.rows(among, { keyIds: [...byKey.keys()] });
    return new Set(rows.map(({ keyId }) => byKey.get(keyId)!));
  }

  add(address: string, error: string): void {
    this.#database.enqueue(add, { ...of(address), error: error.slice(0, 1000), at: this.#clock.now() });
  }

  lift(address: string): void {
    this.#database.enqueue(lift, of(address));
  }
}
