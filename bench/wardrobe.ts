// All lists of a wardrobe of 10,000 items, 3,000 outfits and 20,000 wears against one of a hundredth of that size; a
// suggestion; an import, and how long it blocks the event loop; wears logged and voided.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { en, Faker } from '@faker-js/faker';
import { itemSorts } from '../src/application/wardrobe/items/ports.ts';
import { makeGarment } from '../src/cli/seed/wardrobes/garments.ts';
import { cpuSeconds, median } from './kit/cpu.ts';
import { type BenchDatabase, eachDatabase } from './kit/database.ts';
import { compareLists } from './kit/pair.ts';
import { startService } from './kit/service.ts';
import { fill, type Wardrobe } from './kit/wardrobe.ts';
import { openWorld, type Person } from './kit/world.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const only = process.env.BENCH_LIST ?? '';
const size = 10_000;
const loggedAtAll = 400;
const line = (text: string) => process.stdout.write(`${text}\n`);

const itemFilters = [
  'category=coat',
  'category=coat&category=hat&category=jeans',
  'colour=navy',
  'brand=Harbour',
  'season=winter',
  'tag=work',
  'ownership=wished',
  'ownership=gone',
  'place=closet',
  'place=lent',
  'neverWorn=true',
  'q=navy+wool+c',
  'q=xylophone',
  'tag=work&sort=name',
  'season=winter&sort=rating',
];
const pathsOf = ({ itemId, collectionId }: Wardrobe): Record<string, string> => ({
  ...Object.fromEntries(itemSorts.map((sort) => [`items by ${sort}`, `/clothing-items?sort=${sort}`])),
  ...Object.fromEntries(itemFilters.map((filter) => [`items, ${filter}`, `/clothing-items?${filter}`])),
  outfits: '/outfits',
  'outfits by tag': '/outfits?tag=rain',
  'outfits by season': '/outfits?season=winter',
  'outfits with an item': `/outfits?itemId=${itemId}`,
  wears: '/wears',
  'wears of an item': `/wears?itemId=${itemId}`,
  collections: '/collections',
  'a collection': `/collections/${collectionId}`,
  'an item': `/clothing-items/${itemId}`,
  statistics: '/wardrobe/stats',
  'a suggestion': '/wardrobe/suggestions?tempC=8&rain=true',
  'a suggestion, bare': '/wardrobe/suggestions',
});

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const { engine } = world.core;
  const owners = { small: await world.person('small'), large: await world.person('large') };
  const wardrobes = {
    small: await fill(engine, owners.small, size / 100),
    large: await fill(engine, owners.large, size),
  };
  await database.analyze(engine);
  await imports(database.name, await world.person('mover'));
  await wears(database, owners.large);
  await world.core.close();

  const service = await startService(database);
  const paths = { small: pathsOf(wardrobes.small), large: pathsOf(wardrobes.large) };
  line(`\n${database.name}: ${size / 100} items, ${size} items: p50, p99 in ms, and their ratios`);
  for (const [name, path] of Object.entries(paths.large))
    if (name.includes(only))
      await compareLists(name, service, owners, { small: paths.small[name]!, large: path });
  await service.stop();
});

/** The longest time in ms of CPU that this thread works before other work runs. */
async function longestSlice(work: () => Promise<unknown>): Promise<number> {
  let [running, most] = [true, 0];
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = used();
  const tick = () => {
    const now = used();
    most = Math.max(most, now - last);
    last = now;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  running = false;
  return most;
}

/** Imports of 500 rows, the maximum, and of 500 rows with the maximum of tags and colours. */
async function imports(database: string, person: Person) {
  const faker = new Faker({ locale: en, seed: 1 });
  const full = (name: string) => ({
    tags: Array.from({ length: 20 }, (_, n) => `${name} ${n}`),
    colours: Array.from({ length: 5 }, () => ({ hex: faker.color.rgb() })),
  });
  for (const kind of ['usual', 'full']) {
    const [took, turns, waits] = [[] as number[], [] as number[], [] as number[]];
    for (let round = 0; round <= rounds; round++) {
      const items = Array.from({ length: 500 }, (_, i) => {
        const importKey = `${kind} ${round} ${i}`;
        return { ...makeGarment(faker), ...(kind === 'full' && full(importKey)), importKey };
      });
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await pause(200);
      const from = performance.now();
      const turn = await longestSlice(() => person.call('wardrobe.import-items', { items }));
      const to = performance.now();
      await pause(20);
      delay.disable();
      // The first round is a warm-up.
      if (round === 0) continue;
      took.push(to - from);
      turns.push(turn);
      waits.push(delay.max / 1e6);
    }
    line(
      `Import of 500 ${kind} rows, ${database}: ${median(took).toFixed(0)} ms; the longest slice ` +
        `${median(turns).toFixed(0)} ms of CPU, others wait up to ${median(waits).toFixed(0)} ms`,
    );
  }
}

/** Wears of five items each, in a wardrobe of 10,000 items; then each of them is voided. */
async function wears({ name, pid }: BenchDatabase, person: Person) {
  const { items } = (await person.call('wardrobe.list-items', { ownership: 'owned', limit: 100 })) as {
    items: { id: string }[];
  };
  const logged: string[] = [];
  const log = async (n: number) => {
    const itemIds = [0, 1, 2, 3, 4].map((i) => items[(n * 5 + i) % items.length]!.id);
    logged.push(
      ((await person.call('wardrobe.log-wear', { on: '2024-01-01', itemIds })) as { id: string }).id,
    );
  };
  const measure = async (what: string, work: (n: number) => Promise<unknown>) => {
    const before = { cpu: process.cpuUsage(), server: pid && cpuSeconds(pid) };
    const took: number[] = [];
    for (let n = 0; n < loggedAtAll; n++) {
      const from = performance.now();
      await work(n);
      took.push(performance.now() - from);
    }
    const { user, system } = process.cpuUsage(before.cpu);
    const server = pid && (cpuSeconds(pid) - before.server!) * (1e6 / loggedAtAll);
    line(
      `${what}, ${name}: ${median(took).toFixed(2)} ms; ${((user + system) / loggedAtAll).toFixed(0)} µs of CPU` +
        (server ? ` and ${server.toFixed(0)} in the database` : ''),
    );
  };
  for (let n = 0; n < 50; n++) await log(n);
  logged.length = 0;
  await measure('Logging a wear of 5 items', log);
  await measure('Voiding a wear of 5 items', (n) =>
    person.call('wardrobe.void-wear', { wearId: logged[n]! }),
  );
}
