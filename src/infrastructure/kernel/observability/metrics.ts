import type { Logger } from 'pino';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { settledWithin } from '../../../application/kernel/concurrency/settled-within.ts';
import { DependencyAway } from '../../../application/kernel/dependencies.ts';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Bus } from '../bus/bus.ts';
import type { Engine } from '../database/engine.ts';
import type { OnReplicaRead } from '../database/mysql/replicas.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Backlog, Outbox } from '../outbox/outbox.ts';
import { DependencyLog } from './dependency-log.ts';

/** A registry with the default process metrics. */
export function createMetrics(): Registry {
  const registry = new Registry();
  // `EventLoopLag` measures the lag without waking an idle process a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 2 ** 30 });
  for (const { name } of registry.getMetricsAsArray())
    if (name.startsWith('nodejs_eventloop_lag')) registry.removeSingleMetric(name);
  return registry;
}

/** Measures the duration of each operation, from validated input to result. */
export function operationDurations(registry: Registry): Behaviour {
  const histogram = new Histogram({
    name: 'operation_duration_seconds',
    help: 'Duration of operations, from validated input to result',
    labelNames: ['operation', 'outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return async ({ operation }, next) => {
    const from = performance.now();
    let outcome = 'fault';
    try {
      const result = await next();
      outcome = 'done';
      return result;
    } catch (error) {
      if (error instanceof Refusal) outcome = 'refused';
      throw error;
    } finally {
      histogram.observe({ operation: operation.name, outcome }, (performance.now() - from) / 1000);
    }
  };
}

const patienceMs = 3_000;

/**
 * A gauge that is read at each scrape. While its source does not answer it has no samples, and the other metrics are
 * served all the same.
 */
export function polledGauge<L extends string>(
  registry: Registry,
  { name, help, label }: { readonly name: string; readonly help: string; readonly label: L },
  read: () => Promise<readonly (readonly [string, number])[]>,
): void {
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    async collect() {
      let values: Awaited<ReturnType<typeof read>> = [];
      const reading = read().then((found) => void (values = found));
      // The log has the fault already, and `dependency_up` shows it.
      await settledWithin(reading, patienceMs).catch(() => {});
      this.reset();
      for (const [of, value] of values) this.set({ [label]: of } as never, value);
    },
  });
}

/** Gauges of outbox messages by subscriber, read at each scrape: `feed.fan-out` is the backlog of the feeds. */
export function watchBacklog(registry: Registry, outbox: Outbox, clock: Clock): void {
  let asked: { readonly at: number; readonly rows: Promise<Backlog[]> } | undefined;
  // One query serves the three gauges of a scrape.
  const backlog = () => {
    if (!asked || performance.now() - asked.at > 500)
      asked = { at: performance.now(), rows: outbox.backlog() };
    return asked.rows;
  };
  const gauge = (name: string, help: string, value: (row: Backlog) => number) =>
    polledGauge(registry, { name, help, label: 'subscriber' }, async () =>
      (await backlog()).map((row) => [row.subscriber, value(row)]),
    );
  gauge(
    'outbox_messages_waiting',
    'Due events that a subscriber has not handled yet',
    (row) => row.waiting - row.dead,
  );
  gauge(
    'outbox_messages_dead',
    'Events that a subscriber failed to handle in all its attempts',
    (row) => row.dead,
  );
  gauge('outbox_lag_seconds', 'Age of the oldest due event of a subscriber', (row) =>
    row.waiting > row.dead ? (clock.now() - row.oldestDueAt) / 1000 : 0,
  );
}

/** A gauge of what the service needs: 1 while it answers. The checks are those of `/readyz`. */
export function watchDependencies(
  registry: Registry,
  checks: Readonly<Record<string, () => Promise<void>>>,
): void {
  const answers = (check: () => Promise<void>) => settledWithin(check(), patienceMs).then(Number, () => 0);
  polledGauge(
    registry,
    {
      name: 'dependency_up',
      help: 'Whether a dependency answers: 1, or 0',
      label: 'dependency',
    },
    () =>
      Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await answers(check)] as const)),
  );
}

/** Counts the domain events of this process by name. */
export function countEvents(registry: Registry, bus: EventBus): void {
  const events = new Counter({
    name: 'domain_events_total',
    help: 'Domain events committed by this process, by name',
    labelNames: ['event'] as const,
    registers: [registry],
  });
  bus.on('**', ({ name }) => events.inc({ event: name }));
}

/** Metrics of the database connection pool; the embedded database has none, and no samples. */
export function watchPool(registry: Registry, { pool }: Engine): void {
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool by state, and calls waiting for one',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      if (!pool) return;
      const { open, idle, waiting } = pool();
      for (const [state, count] of Object.entries({ open, idle, waiting })) this.set({ state }, count);
    },
  });
  new Counter({
    name: 'database_connection_wait_seconds_total',
    help: 'Time that calls have waited for a connection of the pool',
    registers: [registry],
    collect() {
      this.reset();
      if (pool) this.inc(pool().waitedMs / 1000);
    },
  });
}

/** Counts what replicas answer, and logs when one is away. */
export function watchReplicas(registry: Registry, logger: Logger, clock: Clock): OnReplicaRead {
  const reads = new Counter({
    name: 'database_replica_reads_total',
    help: 'Statements that were meant for a replica, by what became of them: the primary answers those that are late or away',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  const logs = new Map<string, DependencyLog>();
  return (outcome, host, error) => {
    reads.inc({ outcome });
    let log = logs.get(host);
    if (outcome === 'away') {
      if (!log) logs.set(host, (log = new DependencyLog(logger, clock)));
      log.failed(new DependencyAway({ dependency: `The replica ${host}`, reason: reasonOf(error) }));
    } else log?.answered();
  };
}

const reasonOf = (error: unknown) => {
  const { code, message } = error as { code?: string; message: string };
  return code ?? message;
};

/** What this process hears of the others. */
export function watchBus(registry: Registry, bus: Bus): void {
  new Gauge({
    name: 'bus_processes',
    help: 'Other processes that answer callers, as far as this one has heard',
    registers: [registry],
    collect() {
      this.set(bus.others);
    },
  });
  const gaps = new Counter({
    name: 'bus_gaps_total',
    help: 'How often messages of other processes were lost, and clients were told to read anew',
    registers: [registry],
  });
  bus.onGap(() => gaps.inc());
}
