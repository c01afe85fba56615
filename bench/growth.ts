// What lists cost as a wardrobe grows: CPU of the service and the database for a page, with 100 to 10,000 items, and a
// plot for each database.
import { writeFileSync } from 'node:fs';
import { cpuSeconds, median } from './kit/cpu.ts';
import { eachDatabase } from './kit/database.ts';
import { load, requestText } from './kit/load.ts';
import { plot } from './kit/plot.ts';
import { startService } from './kit/service.ts';
import { fill } from './kit/wardrobe.ts';
import { openWorld } from './kit/world.ts';

const sizes = [100, 1_000, 3_000, 10_000];
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 1_000);
const lists = {
  newest: '/clothing-items',
  'by wears': '/clothing-items?sort=wears',
  'a rare word': '/clothing-items?q=xylophone',
  statistics: '/wardrobe/stats',
};

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const owners = [];
  for (const size of sizes) {
    const owner = await world.person(`owner_of_${size}`);
    await fill(world.core.engine, owner, size);
    owners.push(owner);
  }
  await database.analyze(world.core.engine);
  await world.core.close();
  const service = await startService(database, { LOG_LEVEL: 'warn' });
  const used = () => (cpuSeconds(service.pid) + (database.pid ? cpuSeconds(database.pid) : 0)) * 1e6;
  const lines = [];
  for (const [name, path] of Object.entries(lists)) {
    const costs = sizes.map(() => [] as number[]);
    // The first round is a warm-up.
    for (let round = 0; round <= rounds; round++)
      for (const [i, { accessToken }] of owners.entries()) {
        const text = requestText('GET', `/api${path}`, { authorization: `Bearer ${accessToken}` });
        const before = used();
        const { requests } = await load(service.port, () => text, 2, roundMs);
        if (round > 0) costs[i]!.push((used() - before) / requests);
      }
    const points = sizes.map((size, i) => [size, median(costs[i]!)] as const);
    process.stdout.write(
      `${database.name} ${name.padEnd(12)} ${points.map(([size, µs]) => `${size}: ${µs.toFixed(0)} µs`).join('  ')}\n`,
    );
    lines.push({ name, points });
  }
  writeFileSync(
    new URL(`./plots/lists-${database.name}.svg`, import.meta.url),
    plot({
      title: `CPU of a page of a list as a wardrobe grows, ${database.name}`,
      x: 'items',
      y: 'µs',
      lines,
    }),
  );
  await service.stop();
});
