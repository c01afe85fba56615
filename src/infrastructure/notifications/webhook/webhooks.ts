import { type Webhook, Webhooks } from '../../../application/notifications/webhook/ports.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const name = 'notifications';
const current = sql<{ name: string }, Webhook>(
  'select url, secret from notification_webhooks where name = :name',
);
const save = sql<{ name: string; url: string; secret: string; at: number }>(
  (d) => `
  insert into notification_webhooks (name, url, secret, at) values (:name, :url, :secret, :at)
  ${d.upsert('name', 'url = new.url, secret = new.secret, at = new.at')}`,
);
const drop = sql<{ name: string }>('delete from notification_webhooks where name = :name');

export class SqlWebhooks extends Webhooks {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  current() {
    return this.#database.row(current, { name });
  }

  set(webhook: Webhook, at: Instant): void {
    this.#database.enqueue(save, { name, ...webhook, at });
  }

  remove(): void {
    this.#database.enqueue(drop, { name });
  }
}
