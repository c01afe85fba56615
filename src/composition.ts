import 'reflect-metadata/lite';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Container } from 'inversify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { operations, subscribers } from './application/catalogue.ts';
import type { Admission } from './application/kernel/admission.ts';
import { type Behaviour, Dispatcher, type RateLimits } from './application/kernel/dispatcher.ts';
import { IdempotencyKeys, IdempotentReplays } from './application/kernel/idempotency.ts';
import type { Port } from './application/kernel/operation.ts';
import type { Clock } from './application/kernel/ports.ts';
import { Suspensions } from './application/kernel/suspensions.ts';
import { UnitOfWork } from './application/kernel/unit-of-work.ts';
import type { Config } from './config.ts';
import type { Setup } from './context-module.ts';
import { MemoryBus } from './infrastructure/kernel/bus/memory-bus.ts';
import { noteBegin } from './infrastructure/kernel/database/call-began.ts';
import type { Engine } from './infrastructure/kernel/database/engine.ts';
import { migrate, requireSchema } from './infrastructure/kernel/database/migrations.ts';
import type { OnReplicaRead } from './infrastructure/kernel/database/mysql/replicas.ts';
import {
  requireMarks,
  requireMysql,
  requireServerFits,
} from './infrastructure/kernel/database/mysql/server-limits.ts';
import { readFromReplicas } from './infrastructure/kernel/database/replica-reads.ts';
import { MemorySeenMarks } from './infrastructure/kernel/database/seen-marks.ts';
import { createKernel, type Kernel } from './infrastructure/kernel/kernel.module.ts';
import { EventLoopLag } from './infrastructure/kernel/observability/event-loop-lag.ts';
import { createLogger } from './infrastructure/kernel/observability/logger.ts';
import {
  createMetrics,
  operationDurations,
  watchReplicas,
} from './infrastructure/kernel/observability/metrics.ts';
import { startTracing } from './infrastructure/kernel/observability/start-tracing.ts';
import type { Tracing } from './infrastructure/kernel/observability/tracing.ts';
import { startOrm } from './infrastructure/kernel/orm/orm.ts';
import { PresenceHere } from './infrastructure/kernel/presence/shared-presence.ts';
import { openProcesses, type Processes } from './infrastructure/kernel/redis/open-processes.ts';
import { SystemClock } from './infrastructure/kernel/runtime/clock.ts';
import { LoadShedding } from './infrastructure/kernel/runtime/load-shedding.ts';
import { MemoryRateLimits } from './infrastructure/kernel/runtime/rate-limits.ts';
import { contexts } from './modules.ts';

export interface CoreOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** The service without its transports: all ports bound, the database open and migrated. */
export interface Core extends Omit<Kernel, 'bindings' | 'subscribers'> {
  readonly config: Config;
  readonly engine: Engine;
  readonly dispatcher: Dispatcher;
  readonly admission: Admission;
  readonly logger: Logger;
  readonly metrics: Registry;
  /** Undefined unless calls are traced. */
  readonly tracing: Tracing | undefined;
  /** The other processes of the service; undefined without `REDIS_URL`. */
  readonly processes: Processes | undefined;
  /** For the command line, tests and the start of the service; adapters get their ports injected. */
  get<T>(port: Port<T>): T;
  close(): Promise<void>;
}

/** Loads only the driver that `DATABASE_URL` needs. */
export async function openDatabase(config: Config, onReplicaRead?: OnReplicaRead): Promise<Engine> {
  if (config.DATABASE_URL.startsWith('mysql:')) {
    const { openMysql } = await import('./infrastructure/kernel/database/mysql/engine.ts');
    const { MYSQL_POOL: poolSize, DATABASE_READ_URL: readUrl } = config;
    return openMysql(config.DATABASE_URL, { poolSize, readUrl, ...(onReplicaRead && { onReplicaRead }) });
  }
  const { openSqlite } = await import('./infrastructure/kernel/database/sqlite/engine.ts');
  const path = config.DATABASE_URL.slice('sqlite:'.length);
  await mkdir(dirname(path), { recursive: true });
  return openSqlite(path, config.SQLITE_SYNCHRONOUS);
}

async function openMigratedDatabase(config: Config, onReplicaRead: OnReplicaRead): Promise<Engine> {
  const engine = await openDatabase(config, onReplicaRead);
  try {
    // The embedded database is migrated at each start. MySQL is migrated by `npm run migrate`, because other
    // processes may be using it.
    if (engine.dialect.name === 'sqlite') await migrate(engine);
    else {
      await requireMysql(engine);
      await requireSchema(engine);
      await requireServerFits(engine, config.MYSQL_POOL);
      if (engine.replicas) await requireMarks(engine);
    }
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function createDispatcher(
  config: Config,
  limits: RateLimits | null,
  resolve: <T>(port: Port<T>) => T,
  behaviours: readonly Behaviour[],
  tracing: Tracing | undefined,
): Dispatcher {
  return new Dispatcher({
    operations,
    resolve,
    limits,
    suspensions: resolve(Suspensions),
    generalLimits: {
      calls: { name: 'calls', points: config.RATE_LIMIT_CALLS, seconds: 300 },
      writes: { name: 'writes', points: config.RATE_LIMIT_WRITES, seconds: 1 },
    },
    replays: new IdempotentReplays(resolve(IdempotencyKeys), resolve(UnitOfWork)),
    behaviours,
    ...(tracing && { bound: tracing.bound }),
    staffNeedsFactor: config.REQUIRE_FACTOR === 'staff',
    checkOutputs: config.NODE_ENV !== 'production',
  });
}

export async function compose(config: Config, options: CoreOptions = {}): Promise<Core> {
  const { clock = new SystemClock(), logger = createLogger(config.LOG_LEVEL) } = options;
  const metrics = createMetrics();
  const processes =
    config.REDIS_URL === undefined
      ? undefined
      : await openProcesses(config.REDIS_URL, {
          logger,
          clock,
          answersCallers: config.ROLE !== 'worker',
        });
  const tracing = await startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, config.ROLE);
  const database = await openMigratedDatabase(config, watchReplicas(metrics, logger, clock));
  const engine = tracing ? tracing.engine(database) : database;
  const orm = await startOrm(
    engine,
    contexts.flatMap(({ schemas = [] }) => schemas),
  );
  const container = new Container({ defaultScope: 'Singleton' });
  const get = <T>(port: Port<T>): T => container.get(port as never);

  const {
    bindings,
    subscribers: bound,
    ...kernel
  } = await createKernel({
    engine,
    orm,
    clock,
    logger,
    metrics,
    tracing,
    processes: processes?.bus,
    subscribers,
    slots: config.OUTBOX_SLOTS,
    resolve: get,
  });
  const setup: Setup = {
    config,
    clock,
    logger,
    metrics,
    tracing,
    bus: processes?.bus ?? new MemoryBus(),
    sharedPresence: processes?.presence ?? new PresenceHere(),
    limits: config.RATE_LIMITS === 'on' ? (processes?.limits ?? new MemoryRateLimits()) : null,
    exportSections: contexts.flatMap(({ exportSections = [] }) => exportSections),
    fileAudiences: contexts.flatMap(({ fileAudiences = [] }) => fileAudiences),
  };
  const modules = await Promise.all(contexts.map((context) => context.bind(setup)));
  container.load(bindings, ...modules.flat());
  bound.resolveAll();

  const lag = new EventLoopLag(metrics);
  const behaviours = [
    lag.behaviour,
    noteBegin,
    operationDurations(metrics),
    ...(tracing?.behaviours ?? []),
    ...(engine.replicas
      ? [readFromReplicas(engine.replicas, processes?.seenMarks ?? new MemorySeenMarks())]
      : []),
  ];
  const dispatcher = createDispatcher(config, setup.limits, get, behaviours, tracing);
  const admission = new LoadShedding(engine, metrics, logger);
  await processes?.redis.connect();

  return {
    ...kernel,
    config,
    engine,
    dispatcher,
    admission,
    logger,
    metrics,
    tracing,
    processes,
    get,
    async close() {
      admission.stop();
      lag.stop();
      await kernel.relay.stop();
      kernel.bus.close();
      await kernel.afterCommit.settled();
      await processes?.bus.stop();
      processes?.redis.close();
      await tracing?.stop();
      await orm.close();
      await engine.close();
    },
  };
}
