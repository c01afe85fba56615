import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { type DeliveryFilter, DeliveryRecord } from '../../../application/notifications/deliveries/ports.ts';
import type { DeliveryView } from '../../../application/notifications/deliveries/views.ts';
import type { DeliveryId } from '../../../domain/notifications/delivery.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Dialect } from '../../kernel/database/dialect.ts';
import { idFromBytes } from '../../kernel/database/id-bytes.ts';
import { lastId, type Statement, sql, type Value } from '../../kernel/database/statement.ts';

interface Row extends Omit<DeliveryView, 'userId' | 'dueAt' | 'createdAt' | 'doneAt' | 'attempts'> {
  readonly recipientId: string;
  readonly dueAt: number | null;
  readonly createdAt: number;
  readonly doneAt: number | null;
}
type Attempt = Omit<DeliveryView['attempts'][number], 'at'> & { deliveryId: string; at: number };

const conditions = {
  userId: 'd.recipient_id = :userId',
  state: 'd.state = :state',
  channel: 'd.channel = :channel',
  errorClass: 'd.error_class = :errorClass',
  // Ids begin with their creation time.
  from: 'd.id >= :fromId',
  to: 'd.id < :toId',
} as const satisfies Record<keyof DeliveryFilter, string>;
type Given = keyof typeof conditions;

type Parameters = Readonly<Record<string, Value>>;
/** Compiles one statement per set of filters. */
function perFilterSet<R>(
  text: (where: string, dialect: Dialect) => string,
): (given: readonly Given[]) => Statement<Parameters, R> {
  const made = new Map<string, Statement<Parameters, R>>();
  return (given) => {
    const shape = given.join();
    let statement = made.get(shape);
    if (!statement)
      made.set(
        shape,
        (statement = sql((d) => text(given.map((name) => ` and ${conditions[name]}`).join(''), d))),
      );
    return statement;
  };
}

const page = perFilterSet<Row>(
  (where) => `
  select d.id, d.recipient_id as recipientId, d.notification_id as notificationId, d.type, d.channel, d.state,
    d.due_at as dueAt, d.error_class as errorClass, d.error, d.created_at as createdAt, d.done_at as doneAt
  from notification_deliveries d where d.id < :beforeId${where} order by d.id desc limit :limit`,
);
const attempts = sql<{ ids: readonly string[] }, Attempt>(`
  select delivery_id as deliveryId, at, outcome, error_class as errorClass, error, ms
  from delivery_attempts where delivery_id in (:ids*) order by delivery_id, id`);
// Of a notification that has another pending delivery by now, the dead one would repeat what that one sends. Digests
// belong to no notification.
const dead = perFilterSet<{ count: number }>(
  (where) => `
  select count(*) as count from (
    select distinct d.channel, coalesce(d.notification_id, d.id) from notification_deliveries d
    where d.state = 'dead'${where} and not exists (
      select 1 from notification_deliveries p
      where p.notification_id = d.notification_id and p.channel = d.channel and p.open = 1)) x`,
);
const retryDead = perFilterSet(
  (where, d) => `
  ${d.updateIgnore} notification_deliveries as d set state = 'queued', open = 1, due_at = :now, attempts = 0,
    done_at = null
  where d.state = 'dead'${where}`,
);
const waits = `d.state = 'queued' and d.attempts > 0 and d.due_at > :now`;
const waiting = perFilterSet<{ count: number }>(
  (where) => `select count(*) as count from notification_deliveries d where ${waits}${where}`,
);
const retryWaiting = perFilterSet(
  (where) => `update notification_deliveries as d set due_at = :now, attempts = 0 where ${waits}${where}`,
);
const cancel = sql<{ id: string; now: number }>(`
  update notification_deliveries set state = 'cancelled', error_class = 'by-admin', due_at = null, open = null,
    done_at = :now
  where id = :id and state = 'queued'`);
const one = sql<{ id: string }>('select 1 as yes from notification_deliveries where id = :id');

/** By their state: what waits in back-off, and what was given up. */
const undelivered = {
  queued: { counts: waiting, retries: retryWaiting },
  dead: { counts: dead, retries: retryDead },
};

export class SqlDeliveryRecord extends DeliveryRecord {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async list(filter: DeliveryFilter, { limit, cursor }: PageRequest<DeliveryId>) {
    const { given, parameters } = conditionsOf(filter);
    const paging = { beforeId: cursor ?? lastId, limit: limit + 1 };
    const rows = await this.#database.rows(page(given), { ...parameters, ...paging });
    const shown = toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => row,
    );
    const ids = shown.items.map(({ id }) => id);
    const found = ids.length === 0 ? [] : await this.#database.rows(attempts, { ids });
    const byDelivery = Map.groupBy(found, ({ deliveryId }) => deliveryId);
    return { ...shown, items: shown.items.map((row) => toView(row, byDelivery.get(row.id) ?? [])) };
  }

  async countUndelivered({ state, ...filter }: DeliveryFilter) {
    const { given, parameters } = conditionsOf(filter);
    let count = 0;
    for (const [of, { counts }] of Object.entries(undelivered))
      if ((state ?? of) === of)
        count += (await this.#database.row(counts(given), { ...parameters, now: this.#clock.now() }))!.count;
    return count;
  }

  async retry({ state, ...filter }: DeliveryFilter) {
    // Counted before: MySQL also counts rows that an update has skipped.
    const count = await this.countUndelivered({ state, ...filter });
    const { given, parameters } = conditionsOf(filter);
    for (const [of, { retries }] of Object.entries(undelivered))
      if ((state ?? of) === of)
        await this.#database.write(retries(given) as Statement<Parameters>, {
          ...parameters,
          now: this.#clock.now(),
        });
    return count;
  }

  async cancel(id: DeliveryId) {
    return (await this.#database.write(cancel, { id, now: this.#clock.now() })) === 1;
  }

  async exists(id: DeliveryId) {
    return (await this.#database.row(one, { id })) !== undefined;
  }
}

function conditionsOf({ from, to, ...filter }: DeliveryFilter): { given: Given[]; parameters: Parameters } {
  const values = {
    ...filter,
    ...(from !== undefined && { from: '', fromId: firstIdAt(from) }),
    ...(to !== undefined && { to: '', toId: firstIdAt(to) }),
  };
  const set = Object.entries(values).filter(([, value]) => value !== undefined) as [string, Value][];
  return {
    given: set.map(([name]) => name).filter((name): name is Given => name in conditions),
    parameters: Object.fromEntries(set),
  };
}

/** The lowest UUIDv7 of that millisecond. */
function firstIdAt(at: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, at), 0, 6);
  return idFromBytes(bytes);
}

const time = (at: number | null) => (at === null ? null : iso(at));

function toView(
  { recipientId, dueAt, createdAt, doneAt, ...row }: Row,
  tried: readonly Attempt[],
): DeliveryView {
  return {
    ...row,
    userId: recipientId,
    dueAt: time(dueAt),
    attempts: tried.map(({ deliveryId: _of, at, ...attempt }) => ({ ...attempt, at: iso(at) })),
    createdAt: iso(createdAt),
    doneAt: time(doneAt),
  };
}
