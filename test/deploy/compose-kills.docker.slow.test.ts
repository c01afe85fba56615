import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { listen, type Person, send } from '../cluster/cluster.ts';
import { expectAgreement, expectHeard, expectStored, expectUnread } from '../faults/chat-consistency.ts';
import { drained, expectConsistency } from '../faults/consistency.ts';
import { Load, settle } from '../faults/load.ts';
import { RandomChatClient } from '../faults/random-chat-client.ts';
import { SeededRandom } from '../faults/seeded-random.ts';
import { canCompose, type Stack, startStack } from '../kit/compose/stack.ts';
import { startWorld, type World } from '../kit/world.ts';

const parts = ['api', 'worker', 'valkey', 'mysql'] as const;
const size = 6;

describe.skipIf(!(await canCompose()))('docker-compose.yml, while its parts are killed under load', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  }, 900_000);
  afterAll(() => stack?.stop(), 120_000);

  /** People in a room, each with an app. */
  async function chat() {
    const people = await settle(stack.url, size);
    const [owner, ...others] = people.map(({ id, token }, i) => {
      return { id, name: `member${i}`, accessToken: token, refreshToken: '' };
    });
    const title = { title: 'Shoes', visibility: 'public' };
    const { body } = await send(stack.url, '/rooms', { body: title, token: owner!.accessToken });
    for (const { accessToken: token } of others) {
      const joined = await send(stack.url, `/rooms/${body.id}/join`, { body: {}, token });
      expect(joined.status).toBeLessThan(300);
    }
    const clients = await Promise.all(
      [owner!, ...others].map((person, i) =>
        RandomChatClient.start(person, new SeededRandom(i), () => stack.url, [body.id], i % 3 !== 2),
      ),
    );
    onTestFinished(() => clients.forEach((client) => void client.close()));
    return { people, owner: owner!, friend: others[0]!, roomId: body.id as string, clients };
  }

  /** Expects that a friend sees them online while they have a connection, and offline soon after. */
  async function expectPresence(owner: Person, friend: Person) {
    const isOnline = async () => {
      const path = `/users/${owner.id}/presence`;
      return (await send(stack.url, path, { method: 'GET', token: friend.accessToken })).body.online;
    };
    await expect.poll(isOnline, { timeout: 20_000, interval: 200 }).toBe(false);
    const { socket } = await listen(stack.url, owner);
    await expect.poll(isOnline, { timeout: 5_000, interval: 200 }).toBe(true);
    socket.close();
    await expect.poll(isOnline, { timeout: 20_000, interval: 200 }).toBe(false);
  }

  async function expectNothingLost(
    world: World,
    { clients, roomId, owner }: Awaited<ReturnType<typeof chat>>,
  ) {
    await expectHeard(world, stack.url, owner, clients, roomId);
    await Promise.all(clients.map((client) => client.whole()));
    expect(clients.flatMap(({ faults }) => [...faults])).toEqual([]);
    const sent = clients.flatMap((client) => client.sent);
    expect(sent.length).toBeGreaterThan(100);
    await expectStored(world, roomId, sent);
    await expectAgreement(stack.url, owner, clients, roomId);
    await expectUnread(world, clients, roomId);
  }

  test('nothing that was acknowledged is lost or doubled, and everyone catches up', {
    timeout: 600_000,
  }, async () => {
    const world = await startWorld('sqlite', { DATABASE_URL: stack.databaseUrl });
    const room = await chat();
    await drained(world);
    const load = new Load(room.people.slice(0, 2), () => stack.url);
    const goesOn = async () => {
      const count = () => Math.min(load.acknowledged.length, ...room.clients.map(({ sent }) => sent.length));
      const before = count();
      await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(before + 3);
    };
    // Nobody posts while a part becomes healthy, since a feed keeps 800 posts.
    const under = async (kill: () => Promise<{ replaced(): Promise<unknown> }>) => {
      load.start();
      await goesOn();
      const { replaced } = await kill();
      await goesOn();
      await load.stop();
      await replaced();
    };
    const talking = Promise.all(room.clients.map((client) => client.run()));
    for (const part of parts) await under(() => stack.crash(part));
    // The engine does not start again what an operator has killed.
    for (const part of parts)
      await under(async () => {
        await stack.compose('kill', '--signal', 'SIGKILL', part);
        const started = stack.compose('up', '--detach', '--wait', '--no-recreate');
        return { replaced: () => started };
      });
    for (const client of room.clients) client.stop();
    await Promise.all([talking, load.stop()]);
    await expectNothingLost(world, room);
    for (const client of room.clients) client.close();
    await drained(world);
    const posts = await expectConsistency(world);
    expect(posts.map(({ id }) => id)).toEqual(load.acknowledged.map(({ postId }) => postId).sort());
    for (const command of ['counts-verify', 'feed-verify', 'wallets-verify'])
      await stack.run(`dist/cli/${command}.js`);
    const { owner, friend } = room;
    for (const [one, other] of [
      [owner, friend],
      [friend, owner],
    ] as const)
      await send(stack.url, '/friends/request', { body: { userId: other.id }, token: one.accessToken });
    await expectPresence(owner, friend);
  });
});
