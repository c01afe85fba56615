import { NotificationsPurge } from '../../../application/notifications/inbox/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { NotificationId } from '../../../domain/notifications/types.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Statement, sql } from '../../kernel/database/statement.ts';

type Found = { id: NotificationId };
type About = Found & { recipientId: UserId; mailOnly: number };
const about = sql<{ subjectId: string; limit: number }, About>(
  'select id, recipient_id as recipientId, mail_only as mailOnly from notifications where subject_id = :subjectId limit :limit',
);
const ofRecipient = sql<{ userId: string; limit: number }, Found>(
  'select id from notifications where recipient_id = :userId limit :limit',
);
const withActor = sql<{ recipientId: string; actorId: string; limit: number }, Found>(`
  select notification_id as id from notification_actors
  where actor_id = :actorId and recipient_id = :recipientId limit :limit`);
const byActor = sql<{ userId: string; limit: number }, Found>(
  'select notification_id as id from notification_actors where actor_id = :userId limit :limit',
);

type Ids = { ids: readonly string[] };
const drop = sql<Ids>('delete from notifications where id in (:ids*)');
const dropActors = sql<Ids>('delete from notification_actors where notification_id in (:ids*)');
type OfActor = Ids & { actorId: string };
const dropActor = sql<OfActor>(
  'delete from notification_actors where notification_id in (:ids*) and actor_id = :actorId',
);
const uncount = sql<Ids>('update notifications set actor_count = actor_count - 1 where id in (:ids*)');
const dropEmpty = sql<Ids>('delete from notifications where id in (:ids*) and actor_count = 0');
const deliveries = sql<{ userId: string; limit: number }, Found>(
  'select id from notification_deliveries where recipient_id = :userId limit :limit',
);
const dropDeliveries = sql<Ids>('delete from notification_deliveries where id in (:ids*)');
const dropAttempts = sql<Ids>('delete from delivery_attempts where delivery_id in (:ids*)');
const ownTables = ['notification_choices', 'notification_settings', 'notification_digests'];
const dropOwn = ownTables.map((table) =>
  sql<{ userId: string }>(`delete from ${table} where user_id = :userId`),
);
const dropFacts = sql<{ userId: string }>('delete from notification_facts where recipient_id = :userId');

export class SqlNotificationsPurge extends NotificationsPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async aboutSubject(subjectId: Id, limit: number) {
    const found = await this.#database.rows(about, { subjectId, limit });
    const withdrawn = found.filter(({ mailOnly }) => mailOnly === 0);
    return { withdrawn, isDone: !this.#drop(found, limit) };
  }

  async between(recipientId: UserId, actorId: UserId, limit: number) {
    const found = await this.#database.rows(withActor, { recipientId, actorId, limit });
    return this.#dropActor(found, actorId, limit);
  }

  async ofPerson(userId: UserId, limit: number) {
    if (this.#drop(await this.#database.rows(ofRecipient, { userId, limit }), limit)) return true;
    if (this.#dropActor(await this.#database.rows(byActor, { userId, limit }), userId, limit)) return true;
    if (this.#dropDeliveries(await this.#database.rows(deliveries, { userId, limit }), limit)) return true;
    for (const statement of [...dropOwn, dropFacts] as Statement<{ userId: string }>[])
      this.#database.enqueue(statement, { userId });
    return false;
  }

  #dropDeliveries(found: readonly Found[], limit: number): boolean {
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return false;
    this.#database.enqueue(dropAttempts, { ids });
    this.#database.enqueue(dropDeliveries, { ids });
    return ids.length === limit;
  }

  #drop(found: readonly Found[], limit: number): boolean {
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return false;
    this.#database.enqueue(dropActors, { ids });
    this.#database.enqueue(drop, { ids });
    return ids.length === limit;
  }

  /** Deletes notifications that have no other actor as well. */
  #dropActor(found: readonly Found[], actorId: UserId, limit: number): boolean {
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return false;
    this.#database.enqueue(dropActor, { ids, actorId });
    this.#database.enqueue(uncount, { ids });
    this.#database.enqueue(dropEmpty, { ids });
    return ids.length === limit;
  }
}
