import { ProviderEvents, type UnmatchedEvent } from '../../../application/wallets/provider/events.ts';
import type { ProviderEvent } from '../../../application/wallets/provider/ports.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Key = { provider: string; eventKey: string };
type Named = Pick<ProviderEvent, 'about' | 'ref'>;

const add = sql<Key & Named & { type: string; at: number }>(
  (d) => `
  ${d.insertIgnore} into wallet_provider_events (provider, event_id, type, about, ref, received_at)
  values (:provider, :eventKey, :type, :about, :ref, :at)`,
);
const find = sql<Key, Named>(
  'select about, ref from wallet_provider_events where provider = :provider and event_id = :eventKey',
);
const done = sql<Key & { at: number }>(
  'update wallet_provider_events set done_at = :at where provider = :provider and event_id = :eventKey',
);
const unmatched = sql<{ before: number; limit: number }, Omit<UnmatchedEvent, 'id'> & { eventKey: string }>(`
  select event_id as eventKey, provider, type, received_at as receivedAt from wallet_provider_events where done_at is null and received_at < :before
  order by received_at limit :limit`);

export class SqlProviderEvents extends ProviderEvents {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async add(provider: string, { id, type, about, ref }: ProviderEvent, at: Instant) {
    return (await this.#database.write(add, { provider, eventKey: id, type, about, ref, at })) === 1;
  }

  async find(provider: string, id: string) {
    return this.#database.row(find, { provider, eventKey: id });
  }

  done(provider: string, id: string, at: Instant): void {
    this.#database.enqueue(done, { provider, eventKey: id, at });
  }

  async unmatched(before: Instant, limit: number) {
    const rows = await this.#database.rows(unmatched, { before, limit });
    return rows.map(({ eventKey: id, ...row }) => ({ id, ...row }));
  }
}
