import type { MikroORM } from '@mikro-orm/core';
import { ContainerModule } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Csv } from '../../application/kernel/csv.ts';
import { IdempotencyKeys } from '../../application/kernel/idempotency.ts';
import type { Port } from '../../application/kernel/operation.ts';
import {
  Clock,
  Counters,
  EventRecorder,
  FramePublisher,
  Ids,
  OnlineUsers,
} from '../../application/kernel/ports.ts';
import { Relations } from '../../application/kernel/relations.ts';
import type { Subscriber } from '../../application/kernel/subscriber.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { SqlRelations } from '../access/sql.ts';
import type { Bus } from './bus/bus.ts';
import { shareOutbox } from './bus/shared-outbox.ts';
import { compactCounters, SqlCounters } from './counters/counters.ts';
import { Database } from './database/database.ts';
import type { Engine } from './database/engine.ts';
import { SqlDatabase } from './database/sql-database.ts';
import { AfterCommitSubscribers } from './events/after-commit-subscribers.ts';
import { BoundSubscribers } from './events/bound-subscribers.ts';
import { EventBus } from './events/event-bus.ts';
import { UnitEventRecorder } from './events/unit-event-recorder.ts';
import { CsvFiles } from './files/csv.ts';
import { countEvents, watchBacklog, watchPool } from './observability/metrics.ts';
import type { Tracing } from './observability/tracing.ts';
import { Aggregates } from './orm/aggregates.ts';
import { OrmAggregates } from './orm/orm-aggregates.ts';
import { Outbox } from './outbox/outbox.ts';
import { OutboxRelay } from './outbox/outbox-relay.ts';
import { CompositeFramePublisher, CompositeOnlineUsers } from './realtime/composites.ts';
import { Housekeeping } from './runtime/housekeeping.ts';
import { type Job, job } from './runtime/jobs.ts';
import { UuidIds } from './runtime/uuid-ids.ts';
import { SqlIdempotencyKeys } from './unit-of-work/sql-idempotency-keys.ts';
import { SqlUnitOfWork } from './unit-of-work/sql-unit-of-work.ts';

interface KernelOptions {
  readonly engine: Engine;
  readonly orm: MikroORM;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Registry;
  /** Undefined unless calls are traced. */
  readonly tracing: Tracing | undefined;
  /** Other processes; undefined if this one is alone. */
  readonly processes: Bus | undefined;
  readonly subscribers: readonly Subscriber[];
  /** The range of hash slots whose outbox messages this process handles. */
  readonly slots: string;
  /** Resolves the ports of subscribers, once all ports are bound. */
  readonly resolve: <T>(port: Port<T>) => T;
}

/** What all contexts share: the database, the unit of work, and the delivery of events. */
export async function createKernel(options: KernelOptions) {
  const { engine, orm, clock, logger, metrics, processes, tracing } = options;
  const database = new SqlDatabase(engine);
  const ids = new UuidIds(clock);
  const bus = new EventBus();
  const subscribers = new BoundSubscribers(options.subscribers, options.resolve, tracing?.aroundSubscriber);
  const unitOfWork = new SqlUnitOfWork({
    engine,
    orm,
    clock,
    ids,
    subscribers,
    bus,
    ...(tracing && { currentTrace: tracing.current }),
  });
  const housekeeping = new Housekeeping(database, unitOfWork, clock, subscribers);
  const newest = await housekeeping.newestId();
  if (newest) ids.continueAfter(newest);

  const publisher = new CompositeFramePublisher(logger);
  const online = new CompositeOnlineUsers();
  const outbox = new Outbox(database, clock, options.slots);
  const afterCommit = new AfterCommitSubscribers(subscribers, bus, { publisher, online, logger });
  const relay = new OutboxRelay(subscribers, bus, { outbox, unitOfWork, publisher, logger });
  if (processes) shareOutbox(processes, bus, subscribers, relay);
  countEvents(metrics, bus);
  watchBacklog(metrics, outbox, clock);
  watchPool(metrics, engine);

  const bindings = new ContainerModule(({ bind }) => {
    bind(Clock).toConstantValue(clock);
    bind(Ids).toConstantValue(ids);
    bind(Database).toConstantValue(database);
    bind(Aggregates).toConstantValue(new OrmAggregates(orm, engine));
    bind(UnitOfWork).toConstantValue(unitOfWork);
    bind(SqlUnitOfWork).toConstantValue(unitOfWork);
    bind(Csv).toConstantValue(new CsvFiles());
    bind(EventRecorder).toConstantValue(new UnitEventRecorder());
    bind(Counters).toConstantValue(new SqlCounters(database, ids));
    bind(IdempotencyKeys).toConstantValue(new SqlIdempotencyKeys(database, clock));
    bind(Relations).toConstantValue(new SqlRelations(database));
    bind(FramePublisher).toConstantValue(publisher);
    bind(OnlineUsers).toConstantValue(online);
    bind(Housekeeping).toConstantValue(housekeeping);
  });
  return { bindings, subscribers, bus, relay, afterCommit, publisher, online };
}

export type Kernel = Awaited<ReturnType<typeof createKernel>>;

export const kernelTables = [
  'dispatches',
  'events',
  'idempotency_keys',
  'required_rows',
  'tallies',
  'tally_changes',
] as const;

const hour = 3_600_000;

export const kernelJobs: readonly Job[] = [
  job({
    name: 'compact-counters',
    everyMs: 2_000,
    needs: { database: Database, unitOfWork: SqlUnitOfWork },
    run: async ({ database, unitOfWork }) =>
      (await compactCounters(database, unitOfWork)) || Number.POSITIVE_INFINITY,
  }),
  job({
    name: 'publish-uncertain-commits',
    isLocal: true,
    everyMs: 1_000,
    needs: { unitOfWork: SqlUnitOfWork },
    run: ({ unitOfWork }) => unitOfWork.publishUncertain(),
  }),
  job({
    name: 'drop-old-keys',
    everyMs: hour,
    needs: { housekeeping: Housekeeping },
    run: ({ housekeeping }) => housekeeping.idempotencyKeys(),
  }),
  job({
    name: 'drop-old-events',
    everyMs: hour,
    needs: { housekeeping: Housekeeping },
    run: ({ housekeeping }) => housekeeping.events(),
  }),
  job({
    name: 'drop-momentary-events',
    everyMs: hour,
    needs: { housekeeping: Housekeeping },
    run: ({ housekeeping }) => housekeeping.momentaryEvents(),
  }),
];
