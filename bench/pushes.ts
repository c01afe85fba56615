// What it costs to find who is pushed a reaction and a new post, with few and with many strangers online.
import type { UserId } from '../src/domain/kernel/id.ts';
import { median } from './kit/cpu.ts';
import { account, insert, newId } from './kit/data.ts';
import { eachDatabase } from './kit/database.ts';
import { openWorld } from './kit/world.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 30);
const crowds = [0, 1_000, 20_000];
const followers = 20_000;
const line = (text: string) => process.stdout.write(`${text}\n`);

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const { engine } = world.core;
  const [author, celebrity, reacting] = [
    await world.person('author'),
    await world.person('celebrity'),
    await world.person('reacting'),
  ];
  const strangers = Array.from({ length: Math.max(...crowds) }, (_, i) => account(`stranger_${i}`));
  await insert(engine, 'accounts', strangers);
  const follow = (followerId: string, followeeId: string) => ({
    followerId,
    followeeId,
    accepted: 1,
    createdAt: 1,
  });
  await insert(
    engine,
    'follows',
    Array.from({ length: followers }, () => follow(newId(), celebrity.id)),
  );
  await insert(
    engine,
    'follows',
    strangers.slice(0, 200).map(({ id }) => follow(id, author.id)),
  );
  await database.analyze(engine);

  let online = new Set<UserId>();
  world.core.online.connect({
    ids: () => [...online],
    among: (ids: readonly UserId[]) => ids.filter((id) => online.has(id)),
    allIfAtMost: (limit: number) => (online.size > limit ? undefined : [...online]),
    nobody: () => false,
  } as never);
  let frames = 0;
  world.core.publisher.connect({ publish: async (outgoing) => void (frames += outgoing.length) });
  const pushed = async (act: () => Promise<unknown>) => {
    const before = frames;
    await act();
    const startedAt = performance.now();
    await world.core.relay.drain();
    await world.core.afterCommit.settled();
    if (frames === before) throw new Error('nothing was pushed');
    return performance.now() - startedAt;
  };
  for (const size of crowds) {
    online = new Set([author.id, celebrity.id, ...strangers.slice(0, size).map(({ id }) => id)] as UserId[]);
    const { id: postId } = (await author.call('posts.create-post', { text: 'a hat' })) as { id: string };
    await world.core.relay.drain();
    await world.core.afterCommit.settled();
    const times: Record<string, number[]> = {
      'a reaction': [],
      'a new post': [],
      'a new post of a celebrity': [],
    };
    for (let i = 0; i < rounds; i++) {
      const kind = i % 2 === 0 ? 'like' : 'wow';
      times['a reaction']!.push(await pushed(() => reacting.call('posts.react-to-post', { postId, kind })));
      times['a new post']!.push(await pushed(() => author.call('posts.create-post', { text: 'new' })));
      times['a new post of a celebrity']!.push(
        await pushed(() => celebrity.call('posts.create-post', { text: 'new' })),
      );
    }
    const told = Object.entries(times).map(([what, ms]) => `${what} ${median(ms).toFixed(2)} ms`);
    line(`${database.name}, ${size} strangers online: until all is pushed, ${told.join(', ')}`);
  }
  await world.core.close();
});
