import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { expect, vi } from 'vitest';
import type { Clock } from '../../src/application/kernel/ports.ts';
import { readConfig } from '../../src/config.ts';
import { Database } from '../../src/infrastructure/kernel/database/database.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { createLogger } from '../../src/infrastructure/kernel/observability/logger.ts';
import { type Service, startService } from '../../src/service.ts';
import { createTables } from './create-tables.ts';
import { mailsIn, type ReadMail, readMail } from './mail-folder.ts';
import { reusedMysqlDatabase } from './mysql/databases.ts';
import { freshRedis, redis } from './redis/fresh-redis.ts';
import { hasRunningService, runningService } from './running-service.ts';
import { openSmtpServer } from './servers/smtp.ts';
import { databases } from './world.ts';

/** A process with everything on either database, several processes on MySQL and Redis, or those of TEST_SERVICE_URL. */
export type Kind = (typeof databases)[number] | 'cluster' | 'running';
export const kinds: readonly Kind[] = hasRunningService
  ? ['running']
  : [...databases, ...(databases.length > 1 && redis ? (['cluster'] as const) : [])];

// What waits for someone to read a message is not due for a minute.
const waitingText =
  "select count(*) as count from dispatches where dead_at is null and coalesce(progress, '') <> 'unless-read'";
const waiting = sql<Record<never, never>, { count: number }>(waitingText);

export interface ServiceProcesses {
  /** The addresses of those that answer callers. */
  readonly urls: readonly [string, ...string[]];
  /** Headers of the next caller. */
  callerHeaders(): Readonly<Record<string, string>>;
  /** Those that answer callers; throws if they are not processes of this test. */
  readonly services: readonly [Service, ...Service[]];
  /** The errors in the logs. */
  readonly faults: readonly string[];
  /** Waits until the outbox is empty. */
  settled(): Promise<void>;
  mails(): Promise<ReadMail[]>;
  stop(): Promise<void>;
}

/** Starts the service on a database of its own: one process, or two that answer callers and a worker behind them. */
export async function startProcesses(
  kind: Kind,
  environment: Record<string, string>,
  options: { clock?: Clock },
): Promise<ServiceProcesses> {
  if (kind === 'running') {
    if (Object.keys(environment).length > 0 || options.clock)
      throw new Error('This test needs a service with settings of its own');
    return runningService(waitingText);
  }
  const folder = await mkdtemp(join(tmpdir(), 'layers-e2e-'));
  const database = kind === 'sqlite' ? undefined : await reusedMysqlDatabase();
  const smtp = kind === 'cluster' ? await openSmtpServer() : undefined;
  const faults: string[] = [];
  const logger = createLogger('error', { write: (line) => void faults.push(line) });
  const shared = {
    NODE_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: 'http://localhost:3000',
    BCRYPT_COST: '4',
    RATE_LIMITS: 'off',
    // Tests run in the same process and keep its event loop busy.
    LOAD_SHEDDING: 'off',
    // Only tests of pages build them.
    WEB_APP: 'off',
    ...(database && { DATABASE_URL: database.url }),
    ...(smtp && { SMTP_URL: smtp.url, ...(await clusterSettings(folder, freshRedis())) }),
    ...environment,
  };
  const start = (more: Record<string, string>) =>
    startService(readConfig({ ...shared, ...more }), { logger, ...options });
  await createTables(readConfig({ ...shared, DATA_DIR: folder }));
  const first = await start(smtp ? { DATA_DIR: join(folder, 'a'), ROLE: 'api' } : { DATA_DIR: folder });
  const others = smtp
    ? [
        await start({ DATA_DIR: join(folder, 'b'), ROLE: 'api' }),
        await start({ DATA_DIR: join(folder, 'worker'), ROLE: 'worker' }),
      ]
    : [];
  const worker = others[1] ?? first;
  const services: readonly [Service, ...Service[]] = others[0] ? [first, others[0]] : [first];
  const urlOf = ({ port }: Service) => `http://127.0.0.1:${port}`;
  return {
    urls: [urlOf(first), ...services.slice(1).map(urlOf)],
    callerHeaders: () => ({}),
    services,
    faults,
    async settled() {
      await worker.core.relay.drain();
      const left = async () => (await first.core.get(Database).row(waiting, {}))?.count;
      await vi.waitFor(async () => expect(await left()).toBe(0), 10_000);
    },
    mails: async () =>
      smtp ? Promise.all(smtp.accepted.map(({ raw }) => readMail(raw))) : mailsIn(join(folder, 'outbox')),
    async stop() {
      for (const one of [...others, first]) await one.stop();
      await smtp?.close();
      await database?.[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the processes of a cluster must share, besides their MySQL. */
export async function clusterSettings(folder: string, redisUrl: string): Promise<Record<string, string>> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return {
    REDIS_URL: redisUrl,
    JWT_PRIVATE_KEYS: JSON.stringify([await exportJWK(privateKey)]),
    PASSWORD_PEPPER: 'a pepper that all processes share',
    STORAGE_URL: `file:${join(folder, 'files')}`,
  };
}
