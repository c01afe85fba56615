import { iso } from '../../../application/kernel/fields.ts';
import { Sendings } from '../../../application/notifications/sendings/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Sending, SendingId, SendingText } from '../../../domain/notifications/sending.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

const add = sql<{ id: string; byId: string; title: string; text: string; total: number; at: number }>(`
  insert into notification_sendings (id, by_id, title, text, total, created_at)
  values (:id, :byId, :title, :text, :total, :at)`);
const addPeople = sql<{ rows: readonly { sendingId: string; userId: string }[] }>(
  'insert into notification_sending_people (sending_id, user_id) values :rows*(sendingId, userId)',
);
type Of = { id: string };
const text = sql<Of, SendingText>('select title, text from notification_sendings where id = :id');
const pending = sql<Of & { limit: number }, { userId: UserId }>(`
  select user_id as userId from notification_sending_people where sending_id = :id order by user_id limit :limit`);
const dropPeople = sql<Of & { userIds: readonly string[] }>(
  'delete from notification_sending_people where sending_id = :id and user_id in (:userIds*)',
);
const advance = sql<Of & { by: number }>('update notification_sendings set done = done + :by where id = :id');
type Row = { id: string; title: string; body: string; total: number; done: number; createdAt: number };
const one = sql<Of, Row>(`
  select id, title, text as body, total, done, created_at as createdAt from notification_sendings where id = :id`);

const rowsAtOnce = 1000;

export class SqlSendings extends Sendings {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  add(sending: Sending): void {
    const { id, byId, text, recipientIds, acceptedAt: at } = sending;
    this.#database.enqueue(add, { id, byId, ...text, total: recipientIds.length, at });
    for (let i = 0; i < recipientIds.length; i += rowsAtOnce)
      this.#database.enqueue(addPeople, {
        rows: recipientIds.slice(i, i + rowsAtOnce).map((userId) => ({ sendingId: id, userId })),
      });
    trackEvents(sending);
  }

  text(id: SendingId) {
    return this.#database.row(text, { id });
  }

  async pending(id: SendingId, limit: number) {
    return (await this.#database.rows(pending, { id, limit })).map(({ userId }) => userId);
  }

  markNotified(id: SendingId, userIds: readonly UserId[]): void {
    this.#database.enqueue(dropPeople, { id, userIds });
    this.#database.enqueue(advance, { id, by: userIds.length });
  }

  async one(id: SendingId) {
    const row = await this.#database.row(one, { id });
    return row && { ...row, createdAt: iso(row.createdAt) };
  }
}
