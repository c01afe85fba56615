// A home-feed page of 20 complete posts, signed in, against bare node:http with the same statement.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../src/application/catalogue.ts';
import { compose, openDatabase } from '../src/composition.ts';
import { readConfig } from '../src/config.ts';
import { migrate } from '../src/infrastructure/kernel/migrations.ts';
import type { Bound } from '../src/infrastructure/kernel/statement.ts';
import { compare } from './kit/compare.ts';
import { feedOf } from './kit/data.ts';
import { type BenchDatabase, databases } from './kit/database.ts';
import { requestText } from './kit/load.ts';
import { start, startService } from './kit/service.ts';

const follows = Number(process.env.BENCH_FOLLOWS ?? 500);

for (const database of await databases()) {
  try {
    await run(database);
  } finally {
    await database.drop();
  }
}

async function run(database: BenchDatabase): Promise<void> {
  const { accessToken, plan } = await prepare(database);
  const planFile = join(database.dataDir, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const service = await startService(database);
  const quiet = await startService(database, { LOG_LEVEL: 'warn' });
  const bare = await start(new URL('./bare.ts', import.meta.url), {
    DATABASE_URL: database.url,
    BARE_PLAN: planFile,
  });
  const text = requestText('GET', '/api/posts/feed', { authorization: `Bearer ${accessToken}` });
  await compare(`Home feed, ${follows} follows`, database, [
    { name: 'bare node:http', server: bare, next: () => text },
    { name: 'Layers', server: service, next: () => text },
    { name: 'Layers, logging warnings', server: quiet, next: () => text },
  ]);
  await Promise.all([service.stop(), quiet.stop(), bare.stop()]);
}

/** Fills the database, and catches the statement that a page is read with. */
async function prepare(database: BenchDatabase) {
  const config = readConfig({
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'http://127.0.0.1',
    RATE_LIMITS: 'off',
    BCRYPT_COST: '4',
    LOG_LEVEL: 'silent',
  });
  const engine = await openDatabase(config);
  await migrate(engine);
  await engine.close();
  const core = await compose(config);
  const call = (name: string, input: unknown, actor: unknown) =>
    core.dispatcher.dispatch(operations.find((operation) => operation.name === name) as never, {
      input,
      actor: actor as never,
      meta: { requestId: 'bench', wire: 'internal', address: '127.0.0.1' },
    }) as Promise<never>;
  const { user, accessToken } = (await call(
    'identity.register',
    { username: 'reader', email: 'reader@example.com', password: 'wool and silk forever' },
    null,
  )) as { user: { id: string }; accessToken: string };
  await feedOf(core.engine, user.id, follows, 20_000);
  if (database.name === 'mysql')
    await core.engine.batch([
      { text: 'analyze table accounts, posts, follows, feed_entries, tallies, reactions', values: [] },
    ]);

  const seen: Bound[] = [];
  const read = core.engine.read;
  (core.engine as { read: typeof read }).read = (bound) => {
    seen.push(bound);
    return read(bound);
  };
  await call('feed.read-home', {}, { id: user.id, role: 'user', sessionId: '-' });
  const page = seen.find(({ text }) => text.includes('feed_entries e'))!;
  await core.close();
  const values = page.values.map((value) =>
    value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('hex') } : value,
  );
  return { accessToken, plan: { text: page.text, values } };
}
