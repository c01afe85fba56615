import type { Clock } from '../../application/kernel/ports.ts';
import { Addresses, Suppressions } from '../../application/notifications/delivery-ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { verifiedAddress } from '../identity/addresses.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import { keyId } from './key-id.ts';

export class SqlAddresses extends Addresses {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  of(userId: UserId) {
    return this.#database.row(verifiedAddress, { userId });
  }
}

type Of = { keyId: string };
const has = sql<Of>('select 1 as yes from suppressed_addresses where address_key = :keyId');
const add = sql<Of & { error: string; at: number }>(
  (d) => `${d.insertIgnore} into suppressed_addresses (address_key, error, at) values (:keyId, :error, :at)`,
);
const lift = sql<Of>('delete from suppressed_addresses where address_key = :keyId');
/** Hosts differ in whether case matters before the @; nobody has two such addresses. */
const of = (address: string): Of => ({ keyId: keyId(address.toLowerCase()) });

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

  add(address: string, error: string): void {
    this.#database.enqueue(add, { ...of(address), error: error.slice(0, 1000), at: this.#clock.now() });
  }

  lift(address: string): void {
    this.#database.enqueue(lift, of(address));
  }
}
