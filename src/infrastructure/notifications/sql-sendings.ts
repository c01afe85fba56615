import { iso } from '../../application/kernel/fields.ts';
import { type SendingId, Sendings, type Words } from '../../application/notifications/admin-ports.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const add = sql<{ id: string; byId: string; title: string; text: string; total: number; at: number }>(`
  insert into notification_sendings (id, by_id, title, text, total, created_at)
  values (:id, :byId, :title, :text, :total, :at)`);
const addPeople = sql<{ rows: readonly { sendingId: string; userId: string }[] }>(
  'insert into notification_sending_people (sending_id, user_id) values :rows*(sendingId, userId)',
);
type Of = { id: string };
const words = sql<Of, Words>('select title, text from notification_sendings where id = :id');
const waiting = sql<Of & { limit: number }, { userId: UserId }>(`
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

  add(id: SendingId, byId: UserId, { title, text }: Words, userIds: readonly UserId[], at: Instant): void {
    this.#database.enqueue(add, { id, byId, title, text, total: userIds.length, at });
    for (let i = 0; i < userIds.length; i += rowsAtOnce)
      this.#database.enqueue(addPeople, {
        rows: userIds.slice(i, i + rowsAtOnce).map((userId) => ({ sendingId: id, userId })),
      });
  }

  words(id: SendingId) {
    return this.#database.row(words, { id });
  }

  async waiting(id: SendingId, limit: number) {
    return (await this.#database.rows(waiting, { id, limit })).map(({ userId }) => userId);
  }

  told(id: SendingId, userIds: readonly UserId[]): void {
    this.#database.enqueue(dropPeople, { id, userIds });
    this.#database.enqueue(advance, { id, by: userIds.length });
  }

  async one(id: SendingId) {
    const row = await this.#database.row(one, { id });
    return row && { ...row, createdAt: iso(row.createdAt) };
  }
}
