// A home feed page of 20 complete posts, signed in, against bare node:http with the same statements.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './kit/compare.ts';
import { feedOf } from './kit/data.ts';
import { eachDatabase } from './kit/database.ts';
import { requestText } from './kit/load.ts';
import { planOf } from './kit/plan.ts';
import { start, startService } from './kit/service.ts';
import { openWorld } from './kit/world.ts';

const follows = Number(process.env.BENCH_FOLLOWS ?? 500);

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  await feedOf(world.core.engine, world.reader.id, follows, 20_000);
  await database.analyze(world.core.engine);
  const answer = await world.call('feed.read-home', {});
  const caught = await world.caught(() => world.call('feed.read-home', {}));
  await world.core.close();

  const planFile = join(database.dataDir, 'plan.json');
  writeFileSync(planFile, JSON.stringify(planOf(caught, answer)));
  const bare = await start(new URL('./bare.ts', import.meta.url), {
    DATABASE_URL: database.url,
    BARE_PLAN: planFile,
  });
  const service = await startService(database);
  const quiet = await startService(database, { LOG_LEVEL: 'warn' });
  const text = requestText('GET', '/api/posts/feed', { authorization: `Bearer ${world.reader.accessToken}` });
  await compare(`Home feed, ${follows} follows`, database, [
    { name: 'bare node:http', server: bare, next: () => text },
    { name: 'Layers', server: service, next: () => text },
    { name: 'Layers, no request log', server: quiet, next: () => text },
  ]);
  await Promise.all([bare.stop(), service.stop(), quiet.stop()]);
});
