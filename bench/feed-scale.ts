// The home feed and fan-out at scale. A page for a user who follows 5,000 of 5 million feed rows against one who
// follows 50 of 50,000; a post to 100,000 feeds against one statement that writes the same rows; creating a post with
// a million followers against none; the delay until a post is in the feeds.
import { setTimeout as pause } from 'node:timers/promises';
import { FeedUpkeep } from '../src/infrastructure/feed/upkeep.ts';
import { compare } from './kit/compare.ts';
import { median } from './kit/cpu.ts';
import { newId } from './kit/data.ts';
import { type BenchDatabase, eachDatabase } from './kit/database.ts';
import { delivered, posted, settled } from './kit/delivery.ts';
import { literal } from './kit/generate.ts';
import { load, paced, percentile, requestText } from './kit/load.ts';
import { type Running, startService } from './kit/service.ts';
import { build, follow, followed, type Town } from './kit/town.ts';
import { openWorld, type Person, type World } from './kit/world.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const scale = Number(process.env.BENCH_SCALE ?? 1);
const parts = process.env.BENCH_PARTS ?? 'pages posts fan-out way';
const crowd = 100_000 * scale;
const towns: Record<'small' | 'large', Town> = {
  small: { people: 1000, authors: 50, pulled: 50, postsEach: 20, pulledPostsEach: 20, rowsEach: 50 },
  large: {
    people: Math.max(crowd, 6000),
    authors: 5000,
    pulled: 50,
    postsEach: 20,
    pulledPostsEach: 20_000 * scale,
    rowsEach: 50,
  },
};
const readers = ['plain', 'fan', 'back'] as const;
type Side = Record<(typeof readers)[number], Person> & { world: World; service: Running };

const line = (text: string) => process.stdout.write(`${text}\n`);
const shown = (few: number, many: number) =>
  `${few.toFixed(2).padStart(8)} ${many.toFixed(2).padStart(8)}  ×${(many / few).toFixed(2).padEnd(7)}`;
const get = ({ accessToken }: Person, path: string) =>
  requestText('GET', `/api${path}`, { authorization: `Bearer ${accessToken}` });
const send = ({ accessToken }: Person, method: string, path: string, body?: object) =>
  requestText(
    method,
    `/api${path}`,
    { authorization: `Bearer ${accessToken}`, ...(body && { 'content-type': 'application/json' }) },
    body && JSON.stringify(body),
  );
const posting = (author: Person) => send(author, 'POST', '/posts', { text: 'Rain, so the waxed jacket.' });

await eachDatabase(async (database, another) => {
  const large = await open(database, towns.large);
  const { world } = large;
  const authors = { none: await world.person('nobody'), star: await world.person('star') };
  const [crowded, middle] = [await world.person('crowded'), await world.person('middle')];
  const busy = await Promise.all(Array.from({ length: 10 }, (_, i) => world.person(`busy_${i}`)));
  const { engine } = world.core;
  await followed(engine, authors.star.id, 1_000_000 * scale);
  await followed(engine, crowded.id, crowd);
  await followed(engine, middle.id, Math.min(5000, crowd));
  for (const { id } of busy) await followed(engine, id, 20);
  const star = literal(authors.star.id);
  const pulled = `insert into feed_pulled_authors (author_id, since) values (${star}, 0)`;
  await engine.batch([{ text: pulled, values: [] }]);
  await database.analyze(engine);
  const small = await open(await another(), towns.small);
  line(`\n${database.name}: ${towns.small.people * 50} feed rows, ${towns.large.people * 50}`);

  if (parts.includes('pages')) {
    await pages(small, large);
    await returning(small, large);
    await relations(large, authors);
  }
  if (parts.includes('posts')) {
    await compare('Create a post, without followers and with 1 million', database, [
      { name: 'none', server: large.service, next: () => posting(authors.none) },
      { name: '1 million', server: large.service, next: () => posting(authors.star) },
    ]);
    line(`all of them are in the last feed ${await settled(world)} ms later`);
  }
  if (parts.includes('fan-out')) await fanOut(large, crowded);
  if (parts.includes('way')) await onTheWay(large, middle, busy);
  for (const { world, service } of [small, large]) {
    await service.stop();
    await world.core.close();
  }
});

async function open(database: BenchDatabase, town: Town): Promise<Side> {
  const world = await openWorld(database);
  const { engine } = world.core;
  await build(engine, town);
  const people = {} as Record<(typeof readers)[number], Person>;
  for (const name of readers) {
    people[name] = await world.person(name);
    await follow(engine, town, people[name].id, { fan: name === 'fan', away: name === 'back' });
  }
  await database.analyze(engine);
  const service = await startService(database, { FEED_PULL_THRESHOLD: String(2 * crowd) });
  return { ...people, world, service };
}

/** Measures each in turn: p50 and p99 in ms for few and many, and their ratio. */
async function timeSlice(
  title: string,
  few: Running,
  many: Running,
  texts: readonly [() => string, () => string],
) {
  const figures: [number[], number[]][] = [
    [[], []],
    [[], []],
  ];
  for (let round = 0; round <= rounds; round++)
    for (const [i, server] of [few, many].entries()) {
      const { latencies } = await load(server.port, texts[i]!, 1, roundMs / 5);
      // The first round is a warm-up.
      if (round === 0) continue;
      figures[i]![0].push(percentile(latencies, 0.5));
      figures[i]![1].push(percentile(latencies, 0.99));
    }
  const of = (p: 0 | 1) => shown(median(figures[0]![p]), median(figures[1]![p]));
  line(`${title.padEnd(36)}${of(0)}${of(1)}`);
}

async function pages(small: Side, large: Side) {
  /** The cursor after `hundreds` pages of 100. */
  const after = async (side: Side, reader: Person, hundreds: number) => {
    let path = '/posts/feed?limit=100';
    for (let page = 0; page < hundreds; page++) {
      const answer = await fetch(`http://127.0.0.1:${side.service.port}/api${path}`, {
        headers: { authorization: `Bearer ${reader.accessToken}` },
      });
      const { nextCursor } = (await answer.json()) as { nextCursor: string };
      path = `/posts/feed?limit=100&cursor=${encodeURIComponent(nextCursor)}`;
    }
    return get(reader, path.replace('limit=100&', '').replace('?limit=100', ''));
  };
  line('p50, p99 in ms of few and many, and their ratios');
  for (const [title, name, hundreds] of [
    ['the newest', 'plain', 0],
    ['far down', 'plain', 7],
    ['beyond the stored rows', 'plain', 8],
    ['with 50 pulled authors', 'fan', 0],
    ['far down, with 50 pulled authors', 'fan', 5],
  ] as const) {
    const texts = [await after(small, small[name], hundreds), await after(large, large[name], hundreds)];
    await timeSlice(title, small.service, large.service, [() => texts[0]!, () => texts[1]!]);
  }
}

/** In this process: rebuilding the feed of a user who comes back. */
async function returning(small: Side, large: Side) {
  const times: number[][] = [[], []];
  for (let round = 0; round < rounds; round++)
    for (const [i, { world, back }] of [small, large].entries()) {
      const from = performance.now();
      await world.core.get(FeedUpkeep).rebuild(back.id as never);
      times[i]!.push(performance.now() - from);
    }
  line(`${'a feed rebuilt (in the process)'.padEnd(36)}${shown(median(times[0]!), median(times[1]!))}`);
}

/** A user who follows 5,000 follows and blocks another user, who has no followers or a million. */
async function relations({ service, plain }: Side, { none, star }: Record<'none' | 'star', Person>) {
  const cycle = ({ id }: Person) => {
    const steps = [
      ['POST', `/users/${id}/follow`],
      ['POST', `/users/${id}/unfollow`],
      ['PUT', `/users/${id}/block`],
      ['DELETE', `/users/${id}/block`],
    ].map(([method, path]) => send(plain, method!, path!));
    let at = 0;
    return () => steps[at++ % steps.length]!;
  };
  await timeSlice('follow, unfollow, block, unblock', service, service, [cycle(none), cycle(star)]);
}

async function fanOut({ world, service, plain }: Side, author: Person) {
  const { engine } = world.core;
  const text = get(plain, '/posts/feed');
  const idle: number[] = [];
  const [bare, alone, meanwhile]: [number[], number[], number[]] = [[], [], []];
  const post = () => posted(world, service, posting(author));
  const read = async (work: () => Promise<unknown>) => {
    let done = false;
    const latencies = paced(
      service.port,
      () => text,
      50,
      () => done,
    );
    await work();
    done = true;
    return percentile(await latencies, 0.99);
  };
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    await engine.batch([
      {
        text: `insert into feed_entries (owner_id, post_id, author_id)
          select follower_id, ${literal(newId())}, followee_id from follows where followee_id = ${literal(author.id)}`,
        values: [],
      },
    ]);
    bare.push(performance.now() - from);
    alone.push(await post());
    await settled(world);
    idle.push(await read(() => pause(roundMs)));
    meanwhile.push(await read(post));
  }
  const [one, ours] = [crowd / median(bare), crowd / median(alone)];
  line(
    `\na post to ${crowd} feeds, thousand rows/s: one statement ${one.toFixed(1)}, Layers ${ours.toFixed(1)}, ` +
      `ratio ${(ours / one).toFixed(2)}`,
  );
  line(`p99 of 50 readers a second, idle and meanwhile  ${shown(median(idle), median(meanwhile))}`);
}

async function onTheWay({ world, service }: Side, middle: Person, busy: readonly Person[]) {
  const far: number[] = [];
  for (let round = 0; round < rounds; round++) far.push(await posted(world, service, posting(middle)));
  const since = Date.now();
  const until = since + rounds * roundMs;
  let at = 0;
  const next = () => posting(busy[at++ % busy.length]!);
  const latencies = await paced(service.port, next, 50, () => Date.now() > until);
  const near = await delivered(world, since, latencies.length);
  const [p50, p99] = [percentile(near, 0.5), percentile(near, 0.99)];
  line(`until a post is in the last feed: 5,000 followers, longest ${Math.max(...far)} ms`);
  line(`50 posts a second, 20 followers each: p50 ${p50} ms, p99 ${p99} ms`);
}
