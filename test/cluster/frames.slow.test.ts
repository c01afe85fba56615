import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Cluster,
  follow,
  hasCluster,
  listen,
  register,
  roomOf,
  say,
  send,
  startCluster,
} from './cluster.ts';

const messages = Number(process.env.CLUSTER_MESSAGES ?? 100);
const numbers = Array.from({ length: messages }, (_, i) => i);

describe.skipIf(!hasCluster)('Frames in a cluster', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ RATE_LIMITS: 'off' }, { size: 3 });
  }, 120_000);
  afterAll(() => cluster.stop());

  async function party(size: number) {
    const people = [];
    for (let i = 0; i < size; i++) people.push(await register(cluster.urls[0]!));
    return { ...cluster, people, roomId: await roomOf(cluster.urls[0]!, people) };
  }

  test('every socket gets every message once, and those of each process in order, whichever process they go through', async () => {
    const { urls, people, roomId } = await party(4);
    const sockets = await Promise.all(people.map((person, i) => listen(urls[i % 3]!, person)));
    const apps = await Promise.all(people.map((person, i) => follow(urls[i % 3]!, person, roomId)));
    const shareOf = (third: number) => numbers.filter((i) => i % 3 === third);
    await Promise.all(
      urls.map(async (url, third) => {
        for (const i of shareOf(third))
          expect((await say(url, roomId, people[third]!, `${third} ${i}`)).status).toBe(201);
      }),
    );
    for (const { texts } of sockets) {
      await expect.poll(() => texts.length, { timeout: 10_000 }).toBe(messages);
      for (const third of [0, 1, 2])
        expect(texts.filter((text) => text.startsWith(`${third} `))).toEqual(
          shareOf(third).map((i) => `${third} ${i}`),
        );
    }
    const [first, ...others] = apps;
    await expect.poll(() => first!.texts().length, { timeout: 10_000 }).toBe(messages);
    for (const { texts } of others) await expect.poll(texts).toEqual(first!.texts());
  });

  test('messages through a process without sockets are pushed by the other', async () => {
    const { urls, people, roomId } = await party(2);
    const { texts } = await listen(urls[1]!, people[1]!);
    for (const i of numbers.slice(0, 20)) await say(urls[0]!, roomId, people[0]!, `${i}`);
    await expect.poll(() => texts).toEqual(numbers.slice(0, 20).map(String));
  });

  test('what follows from an event in the background is pushed once, whichever process does it', async () => {
    const { urls, people } = await party(2);
    const sockets = await Promise.all(urls.map((url) => listen(url, people[1]!)));
    const created: string[][] = sockets.map(({ socket }) => {
      const posts: string[] = [];
      socket.on('post.created', ({ data }) => void posts.push((data as { text: string }).text));
      return posts;
    });
    const token = people[1]!.accessToken;
    await send(urls[1]!, `/users/${people[0]!.id}/follow`, { token });
    for (const i of numbers.slice(0, 10))
      await send(urls[0]!, '/posts', { body: { text: `${i}` }, token: people[0]!.accessToken });
    for (const posts of created)
      await expect.poll(() => posts.toSorted(), { timeout: 5_000 }).toEqual(numbers.slice(0, 10).map(String));
  });

  test('a change of a post reaches who looks at it through another process, unless they may not see it', async () => {
    const { urls, people } = await party(3);
    const [author, stranger, blocked] = people;
    const token = author!.accessToken;
    const { body: post } = await send(urls[0]!, '/posts', { body: { text: 'Boots' }, token });
    const looking: string[][] = [];
    for (const person of [stranger, blocked]) {
      const { socket } = await listen(urls[1]!, person!);
      const updated: string[] = [];
      socket.on('post.updated', ({ data }) => void updated.push((data as { text: string }).text));
      await socket.call('posts.watch', { postIds: [post.id] });
      looking.push(updated);
    }
    const block = await send(urls[0]!, `/users/${blocked!.id}/block`, { token, method: 'PUT' });
    expect(block.status).toBe(204);
    await send(urls[0]!, `/posts/${post.id}`, { body: { text: 'Shoes' }, token, method: 'PATCH' });
    await expect.poll(() => looking[0]).toEqual(['Shoes']);
    expect(looking[1]).toEqual([]);
  });

  test('who left or was banned is pushed nothing that is said afterwards, through whichever process', async () => {
    const { urls, people, roomId } = await party(4);
    const [owner, leaver, banned, member] = people;
    const sockets = await Promise.all(people.map((person) => listen(urls[1]!, person)));
    await say(urls[1]!, roomId, owner!, 'before');
    for (const { texts } of sockets) await expect.poll(() => texts).toEqual(['before']);
    const left = await send(urls[0]!, `/rooms/${roomId}/leave`, { body: {}, token: leaver!.accessToken });
    expect(left.status).toBeLessThan(300);
    const ban = await send(urls[0]!, `/rooms/${roomId}/bans/${banned!.id}`, {
      method: 'PUT',
      body: {},
      token: owner!.accessToken,
    });
    expect(ban.status).toBeLessThan(300);
    for (const [i, url] of urls.entries()) await say(url, roomId, member!, `after ${i}`);
    for (const { texts } of [sockets[0]!, sockets[3]!])
      await expect.poll(() => texts.toSorted()).toEqual(['after 0', 'after 1', 'after 2', 'before']);
    for (const { texts } of [sockets[1]!, sockets[2]!]) expect(texts).toEqual(['before']);
  });

  test('a worker answers about its health alone', async () => {
    const status = async (path: string) => (await fetch(cluster.worker + path)).status;
    for (const path of ['/healthz', '/readyz', '/metrics']) expect(await status(path)).toBe(200);
    const metrics = await (await fetch(`${cluster.worker}/metrics`)).text();
    expect(metrics).toContain('\nbus_processes 3\n');
    expect(metrics).toMatch(/^bus_gaps_total \d+$/m);
    for (const path of ['/', '/api/docs', '/api/posts/feed', '/.well-known/jwks.json', '/socket.io/?EIO=4'])
      expect(await status(path)).toBe(404);
  });
});
