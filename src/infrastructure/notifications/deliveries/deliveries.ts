import type { Clock, Ids } from '../../../application/kernel/ports.ts';
import {
  type Attempt,
  Deliveries,
  type LeasedDelivery,
  type NewDelivery,
} from '../../../application/notifications/deliveries/ports.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type {
  DeliveryChannelName,
  DeliveryState,
  DeliveryStatus,
} from '../../../domain/notifications/delivery.ts';
import type { NotificationId } from '../../../domain/notifications/types.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

/** Longer than any attempt takes, even with a slow server. */
export const leaseMs = 15 * 60_000;

type Row = { id: string; notificationId: string | null; recipientId: string; type: string; channel: string };
type New = Row & {
  state: string;
  dueAt: number | null;
  doneAt: number | null;
  now: number;
  trace: string | null;
};
const add = sql<New>(
  (d) => `
  ${d.insertIgnore} into notification_deliveries
    (id, notification_id, recipient_id, type, channel, state, open, due_at, created_at, done_at, trace)
  values (:id, :notificationId, :recipientId, :type, :channel, :state, 1, :dueAt, :now, :doneAt, :trace)`,
);
const latest = sql<{ notificationId: string; channel: string }, { at: number | null }>(`
  select max(done_at) as at from notification_deliveries
  where notification_id = :notificationId and channel = :channel`);
type Claimed = Omit<LeasedDelivery, 'leasedUntil'> & { readonly state: DeliveryState };
const due = sql<{ channel: string; now: number; limit: number }, Claimed>(
  (d) => `
  select d.id, d.notification_id as notificationId, d.recipient_id as recipientId, d.type, d.channel, d.attempts, d.state, d.trace
  from notification_deliveries d where d.channel = :channel and d.due_at <= :now
  order by d.due_at, d.id limit :limit ${d.forUpdateSkipLocked('d')}`,
);
const firstDue = sql<{ channel: string }, { dueAt: Instant }>(`
  select due_at as dueAt from notification_deliveries where channel = :channel and due_at is not null
  order by due_at limit 1`);
const lease = sql<{ ids: readonly string[]; until: number }>(`
  update notification_deliveries set state = 'leased', due_at = :until, attempts = attempts + 1 where id in (:ids*)`);
const whileLeased = `id = :id and state = 'leased' and due_at = :leasedUntil`;
type Settled = {
  id: string;
  leasedUntil: number;
  state: string;
  dueAt: number | null;
  doneAt: number | null;
};
const settle = sql<Settled & { open: number | null; errorClass: string | null; error: string | null }>(`
  update notification_deliveries set state = :state, due_at = :dueAt, done_at = :doneAt, error_class = :errorClass,
    error = :error, open = case when :open = 1 then open end
  where ${whileLeased}`);
const release = sql<{ id: string; leasedUntil: number; dueAt: number }>(`
  update notification_deliveries set state = 'queued', due_at = :dueAt, attempts = attempts - 1 where ${whileLeased}`);
type AttemptRow = { deliveryId: string; id: string; at: number; outcome: string; ms: number };
const addAttempt = sql<AttemptRow & { errorClass: string | null; error: string | null }>(`
  insert into delivery_attempts (delivery_id, id, at, outcome, error_class, error, ms)
  values (:deliveryId, :id, :at, :outcome, :errorClass, :error, :ms)`);

export class SqlDeliveries extends Deliveries {
  readonly #database: Database;
  readonly #ids: Ids;
  readonly #clock: Clock;
  readonly #currentTrace: (() => string | undefined) | undefined;

  constructor(database: Database, ids: Ids, clock: Clock, currentTrace?: () => string | undefined) {
    super();
    this.#database = database;
    this.#ids = ids;
    this.#clock = clock;
    this.#currentTrace = currentTrace;
  }

  arrived(delivery: NewDelivery): void {
    const now = this.#clock.now();
    this.#add({ ...delivery, state: 'sent', dueAt: null, doneAt: now, now });
  }

  queue(delivery: NewDelivery, dueAt: Instant): void {
    this.#add({ ...delivery, state: 'queued', dueAt, doneAt: null, now: this.#clock.now() });
  }

  async lastSent(notificationId: NotificationId, channel: DeliveryChannelName) {
    return (await this.#database.row(latest, { notificationId, channel }))?.at ?? undefined;
  }

  async nextDue(channel: DeliveryChannelName) {
    return (await this.#database.row(firstDue, { channel }))?.dueAt;
  }

  async claim(channel: DeliveryChannelName, limit: number): Promise<LeasedDelivery[]> {
    const now = this.#clock.now();
    const claimed = await this.#database.locked(due, { channel, now, limit });
    if (claimed.length === 0) return [];
    const leasedUntil = now + leaseMs;
    this.#database.enqueue(lease, { ids: claimed.map(({ id }) => id), until: leasedUntil });
    for (const { id, state } of claimed)
      if (state === 'leased') {
        const unknown = { outcome: 'abandoned', errorClass: 'worker-died', error: null, ms: 0 };
        this.#database.enqueue(addAttempt, { deliveryId: id, id: this.#ids.next(), at: now, ...unknown });
      }
    return claimed.map(({ state: _before, ...delivery }) => ({
      ...delivery,
      attempts: delivery.attempts + 1,
      leasedUntil,
    }));
  }

  settle({ id, leasedUntil }: LeasedDelivery, status: DeliveryStatus, { at, ms, outcome }: Attempt): void {
    const { state, dueAt, errorClass, error } = status;
    const isFinal = dueAt === null;
    const failure = { errorClass, error: error?.slice(0, 1000) ?? null };
    const doneAt = isFinal ? this.#clock.now() : null;
    this.#database.enqueue(settle, {
      id,
      leasedUntil,
      state,
      dueAt,
      doneAt,
      open: isFinal ? null : 1,
      ...failure,
    });
    const attempt = { deliveryId: id, id: this.#ids.next(), at, ms, outcome: outcome.kind };
    this.#database.enqueue(addAttempt, { ...attempt, ...failure });
  }

  release({ id, leasedUntil }: LeasedDelivery, dueAt: Instant): void {
    this.#database.enqueue(release, { id, leasedUntil, dueAt });
  }

  #add(row: Omit<New, 'id' | 'trace'>): void {
    const trace = this.#currentTrace?.() ?? null;
    this.#database.enqueue(add, { id: this.#ids.next(), trace, ...row });
  }
}
