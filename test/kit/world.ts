import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import PostalMime from 'postal-mime';
import { expect, inject, onTestFinished } from 'vitest';
import type { z } from 'zod';
import { type OperationName, type OperationNamed, operations } from '../../src/application/catalogue.ts';
import { Unavailable } from '../../src/application/kernel/errors.ts';
import type { OutgoingFrame } from '../../src/application/kernel/frame.ts';
import type { Actor, Meta, OpenConnection, Operation } from '../../src/application/kernel/operation.ts';
import { Authenticator } from '../../src/application/kernel/ports.ts';
import { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import { Spool, uploadLimit } from '../../src/application/kernel/upload.ts';
import { compose } from '../../src/composition.ts';
import { readConfig } from '../../src/config.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { Database } from '../../src/infrastructure/kernel/database/database.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { createTables } from './create-tables.ts';
import { freshMysqlDatabase, reusedMysqlDatabase } from './mysql/databases.ts';
import { SetClock } from './set-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The databases of this run. */
export const databases = inject('mysql') ? (['sqlite', 'mysql'] as const) : (['sqlite'] as const);
type Kind = (typeof databases)[number];

// What waits for someone to read a message is not due for a minute.
const waiting = sql<Record<never, never>, { count: number }>(
  "select count(*) as count from dispatches where dead_at is null and coalesce(progress, '') <> 'unless-read'",
);

async function databaseFor(kind: Kind, isNew: boolean): Promise<Record<string, string>> {
  if (kind === 'sqlite') return {};
  const database = await (isNew ? freshMysqlDatabase : reusedMysqlDatabase)();
  onTestFinished(() => database[Symbol.asyncDispose]());
  return { DATABASE_URL: database.url };
}

/**
 * The service without its transports, on a database of its own. Pass `newDatabase` when the optimizer must not know
 * statistics of earlier tests.
 */
export async function startWorld(
  kind: Kind,
  environment: Record<string, string> = {},
  { newDatabase = false, logger }: { newDatabase?: boolean; logger?: Logger } = {},
) {
  const folder = await temporaryFolder();
  const clock = new SetClock();
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    PUBLIC_URL: 'https://layers.example.com',
    BCRYPT_COST: '4',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'silent',
    ...(await databaseFor(kind, newDatabase)),
    ...environment,
  });
  await createTables(config);
  const core = await compose(config, { clock, ...(logger && { logger }) });
  let stopped: Promise<void> | undefined;
  /** Stops it before the end of the test, so that another can be started on its data. */
  const stop = (): Promise<void> => (stopped ??= core.close());
  onTestFinished(stop);
  const pushed: OutgoingFrame[] = [];
  core.publisher.connect({ publish: async (outgoing) => void pushed.push(...outgoing) });
  // Everyone is online, so that `pushed` holds all pushed frames.
  const online = new Set<UserId>();
  core.online.connect({
    among: (ids) => ids.filter((id) => online.has(id)),
    allIfAtMost: (limit) => (online.size > limit ? undefined : [...online]),
    nobody: () => online.size === 0,
  });
  const database = core.get(Database);
  const unitOfWork = core.get(UnitOfWork);

  /** Waits until all subscribers have run and all frames are pushed. */
  async function settled(): Promise<void> {
    await core.relay.drain();
    await expect.poll(async () => (await database.row(waiting, {}))?.count).toBe(0);
    await core.afterCommit.settled();
  }

  async function call<N extends OperationName>(
    name: N,
    input: z.input<OperationNamed<N>['input']>,
    actor: Actor | null = null,
    meta: Partial<Meta> = {},
  ): Promise<z.output<OperationNamed<N>['output']>> {
    const operation = operations.find((candidate) => candidate.name === name) as unknown as Operation;
    const full: Meta = { requestId: 'r', wire: 'internal', address: '192.0.2.1', ...meta };
    return core.dispatcher.dispatch(operation, { input, actor, meta: full }) as Promise<
      z.output<OperationNamed<N>['output']>
    >;
  }

  const authenticator = core.get(Authenticator);
  const actorOf = (accessToken: string): Promise<Actor> => authenticator.authenticate(accessToken);

  /** The next read outside a transaction fails as if the database were away. */
  function failNextRead(): void {
    const rows = database.rows;
    database.rows = async () => {
      database.rows = rows;
      throw new Unavailable();
    };
  }

  /** Registers a user, whose password is derived from the name. */
  async function person(username: string, name = username) {
    const password = `${username} likes clothes`;
    const signedIn = await call('identity.register', {
      username,
      name,
      email: `${username}@example.com`,
      password,
    });
    online.add(signedIn.user.id as UserId);
    return {
      ...signedIn,
      id: signedIn.user.id as UserId,
      password,
      actor: await actorOf(signedIn.accessToken),
    };
  }

  /** Uploads a file as a user. */
  async function upload({ actor }: { actor: Actor }, bytes: Uint8Array, name = 'picture.png') {
    const spool = core.get(Spool);
    const file = await spool.save(name, ReadableStream.from([bytes]), uploadLimit);
    try {
      return await call('media.upload-file', { file }, actor);
    } finally {
      await spool.drop([file]);
    }
  }

  /** The mails so far, the oldest first. */
  async function mails() {
    await settled();
    const outbox = join(config.DATA_DIR, 'outbox');
    const files = await readdir(outbox).catch(() => []);
    const parsed = await Promise.all(
      files.sort().map(async (file) => PostalMime.parse(await readFile(join(outbox, file)))),
    );
    return parsed.map(({ to, subject, text }) => ({ to: to?.[0]?.address, subject, text: text ?? '' }));
  }

  /** The token in the last mail to this address: it is on a line of its own. */
  async function mailedToken(address: string): Promise<string> {
    const mail = (await mails()).findLast(({ to }) => to === address);
    return /^[\w-]{43}$/m.exec(mail?.text ?? '')?.[0] ?? 'none';
  }

  return {
    clock,
    core,
    stop,
    database,
    unitOfWork,
    settled,
    failNextRead,
    pushed,
    call,
    actorOf,
    person,
    upload,
    mails,
    mailedToken,
  };
}

/** A connection of a client, which the test closes. */
export function openConnection(): OpenConnection & { close(): void } {
  const closers: (() => void)[] = [];
  let isOpen = true;
  return {
    watched: new Set(),
    whenClosed: (run) => void (isOpen ? closers.push(run) : run()),
    close() {
      isOpen = false;
      for (const run of closers.splice(0)) run();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
export type Person = Awaited<ReturnType<World['person']>>;

/** The code of the refusal, and the invalid fields. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'nothing';
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { errors?: { pointer: string }[] } };
    if (code === undefined) throw error;
    return [code, ...(details?.errors ?? []).map(({ pointer }) => pointer)].join(' ');
  }
}
