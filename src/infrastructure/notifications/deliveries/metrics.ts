import type { Registry } from 'prom-client';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { polledGauge } from '../../kernel/observability/metrics.ts';

const overdue = sql<{ now: number }, { channel: string; count: number; oldest: number }>(`
  select channel, count(*) as count, min(due_at) as oldest from notification_deliveries
  where channel in ('email', 'webhook') and due_at <= :now group by channel`);
const dead = sql<Record<never, never>, { channel: string; count: number }>(`
  select channel, count(*) as count from notification_deliveries where state = 'dead' group by channel`);

/** Gauges of due and dead deliveries, read from the database at each scrape. */
export function watchDeliveries(registry: Registry, database: Database, clock: Clock): void {
  const gauge = (name: string, help: string, read: () => Promise<readonly (readonly [string, number])[]>) =>
    polledGauge(registry, { name, help, label: 'channel' }, read);
  const due = () => database.rows(overdue, { now: clock.now() });
  gauge('deliveries_due', 'Deliveries that are due but not sent yet', async () =>
    (await due()).map(({ channel, count }) => [channel, count]),
  );
  gauge('deliveries_lag_seconds', 'Time that the oldest due delivery has been waiting', async () =>
    (await due()).map(({ channel, oldest }) => [channel, (clock.now() - oldest) / 1000]),
  );
  gauge('deliveries_dead', 'Deliveries that failed for good', async () =>
    (await database.rows(dead, {})).map(({ channel, count }) => [channel, count]),
  );
}
