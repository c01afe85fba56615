import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';
import {
  type Cluster,
  follow,
  hasCluster,
  readyz,
  register,
  roomOf,
  say,
  send,
  startCluster,
} from './cluster.ts';

const messages = Number(process.env.CLUSTER_MESSAGES ?? 100);
/** What a call may take longer than without the outage. */
const slowerMs = 300;

describe.skipIf(!hasCluster)('While Redis is away', () => {
  let cluster: Cluster;
  let proxy: Awaited<ReturnType<typeof startTcpProxy>>;
  beforeAll(async () => {
    let port = 0;
    proxy = await startTcpProxy(() => port);
    cluster = await startCluster(
      {
        RATE_LIMITS: 'on',
        RATE_LIMIT_CALLS: '1000000',
        RATE_LIMIT_WRITES: '1000000',
      },
      {
        redisThrough: (redisPort) => {
          port = redisPort;
          return proxy.url.replace('http:', 'redis:');
        },
      },
    );
  }, 120_000);
  afterAll(async () => {
    await cluster.stop();
    proxy.close();
  });

  async function party() {
    const people = [await register(cluster.urls[0]!), await register(cluster.urls[0]!)];
    const roomId = await roomOf(cluster.urls[0]!, people);
    const apps = await Promise.all(people.map((person, i) => follow(cluster.urls[i]!, person, roomId)));
    /**
     * Sends through both processes; resolves to the milliseconds of the longest call, without the hundredth that a busy
     * machine may hold up.
     */
    async function chat(what: string): Promise<number> {
      const durations = [];
      for (let i = 0; i < messages; i++) {
        const { status, ms } = await say(cluster.urls[i % 2]!, roomId, people[i % 2]!, `${what} ${i}`);
        expect(status).toBe(201);
        durations.push(ms);
      }
      return durations.toSorted((a, b) => b - a)[Math.ceil(messages / 100)]!;
    }
    const everyoneHas = (count: number, timeout: number) =>
      Promise.all(apps.map(({ texts }) => expect.poll(() => texts().length, { timeout }).toBe(count)));
    // One message through one process: nothing in this room shows an app on the other that it misses anything.
    const quietRoomId = await roomOf(cluster.urls[0]!, people);
    const { texts: heard } = await follow(cluster.urls[1]!, people[1]!, quietRoomId);
    const whisper = () => say(cluster.urls[0]!, quietRoomId, people[0]!, 'whispered');
    // A post on the screen of the app on the other process.
    const token = people[0]!.accessToken;
    const { body: post } = await send(cluster.urls[0]!, '/posts', { body: { text: 'Boots' }, token });
    const shown: number[] = [];
    apps[1]!.client.watchPosts([post.id], ({ reactions }) => void shown.push(reactions.wow));
    await expect.poll(() => shown, { timeout: 5_000 }).toEqual([0]);
    const react = () =>
      send(cluster.urls[0]!, `/posts/${post.id}/reaction`, { body: { kind: 'wow' }, token, method: 'PUT' });
    return { ...cluster, apps, chat, whisper, heard, react, shown, everyoneHas };
  }

  test('calls are not slower, and everyone has caught up 5 s after it is back', async () => {
    const { redis, urls, apps, chat, whisper, heard, react, shown, everyoneHas } = await party();
    await chat('warm');
    const usual = await chat('before');
    await everyoneHas(2 * messages, 5_000);
    await redis.kill();
    expect(await chat('during')).toBeLessThan(usual + slowerMs);
    for (const url of urls) await expect.poll(() => readyz(url)).toHaveProperty('degraded');
    expect((await whisper()).status).toBe(201);
    expect((await react()).status).toBe(200);
    expect(heard()).toEqual([]);
    expect(shown).toEqual([0]);
    await redis.start();
    const backAt = performance.now();
    await expect.poll(heard, { timeout: 5_000 }).toEqual(['whispered']);
    await expect.poll(() => shown.at(-1), { timeout: 5_000 }).toBe(1);
    await everyoneHas(3 * messages, 5_000);
    expect(performance.now() - backAt).toBeLessThan(5_000);
    for (const url of urls) await expect.poll(() => readyz(url)).toEqual({ status: 'ready' });
    await chat('after');
    await everyoneHas(4 * messages, 5_000);
    expect(apps[0]!.texts()).toEqual(apps[1]!.texts());
  });

  test('calls are not slower either while it stands still with open connections', async () => {
    const { redis, chat, whisper, heard, everyoneHas } = await party();
    await chat('warm');
    const usual = await chat('before');
    await redis.kill('SIGSTOP');
    expect(await chat('during')).toBeLessThan(usual + slowerMs);
    await whisper();
    await redis.kill('SIGCONT');
    await expect.poll(heard, { timeout: 5_000 }).toEqual(['whispered']);
    await everyoneHas(3 * messages, 5_000);
  });

  test.each([
    ['within the patience of a call', 80],
    ['too slowly', 400],
  ])('calls are not slower either while it answers %s', async (_, ms) => {
    const { chat, whisper, heard, everyoneHas } = await party();
    await chat('warm');
    const usual = await chat('before');
    proxy.delay(ms);
    expect(await chat('during')).toBeLessThan(usual + slowerMs);
    await whisper();
    proxy.delay(0);
    await expect.poll(heard, { timeout: 5_000 }).toEqual(['whispered']);
    await everyoneHas(3 * messages, 5_000);
  });
});
