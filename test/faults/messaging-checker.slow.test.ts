import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient, memoryStore } from '../../src/interfaces/client/index.ts';
import { hasMysqld } from '../kit/mysql/program.ts';
import { startRestartableMysqld } from '../kit/mysql/restartable-mysqld.ts';
import { type ServiceProcess, startServiceProcess } from '../kit/processes/service-process.ts';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';
import { startWorld } from '../kit/world.ts';
import { expectAgreement, expectHeard, expectStored, expectUnread } from './chat-consistency.ts';
import { type Person, RandomChatClient } from './random-chat-client.ts';
import { SeededRandom } from './seeded-random.ts';

const seconds = Number(process.env.CHECKER_SECONDS ?? 20);
const seed = Number(process.env.CHECKER_SEED ?? randomInt(1e9));
const size = 20;

/** A database that can be stopped; the embedded one stops with the process. */
async function databaseOf(kind: 'sqlite' | 'mysql') {
  if (kind === 'sqlite') return { environment: {}, restart: undefined, loseCommit: undefined };
  const mysqld = await startRestartableMysqld();
  onTestFinished(() => mysqld.stop());
  const url = new URL(mysqld.url);
  const port = Number(url.port);
  const proxy = await startTcpProxy(() => port);
  onTestFinished(() => proxy.close());
  url.port = new URL(proxy.url).port;
  const restart = async () => {
    await mysqld.kill();
    await mysqld.start();
  };
  const loseCommit = () => proxy.loseAnswerTo('commit');
  return { environment: { DATABASE_URL: url.href }, restart, loseCommit };
}

/** Registers users, and creates their conversations. */
async function settle(url: string) {
  const people: Person[] = [];
  for (let i = 0; i < size; i++) {
    const client = createClient({ url });
    const credentials = {
      username: `chatter${i}`,
      email: `c${i}@example.com`,
      password: 'likes clothes a lot',
    };
    const { user, accessToken, refreshToken } = await client.call('identity.register', credentials);
    people.push({ id: user.id, accessToken, refreshToken });
  }
  const as = (person: Person) => createClient({ url, tokens: memoryStore(person) });
  const rooms: { readonly id: string; readonly members: readonly Person[] }[] = [];
  for (const members of [people, people.slice(5, 15)]) {
    const title = `Room of ${members.length}`;
    const { id } = await as(members[0]!).call('messaging.create-room', { title, visibility: 'public' });
    for (const one of members.slice(1)) await as(one).call('messaging.join-room', { roomId: id });
    rooms.push({ id, members });
  }
  const [ann, ben] = [people[0]!, people[19]!];
  const { id } = await as(ann).call('messaging.open-direct', { userId: ben.id });
  await as(ben).call('messaging.accept-request', { conversationId: id });
  rooms.push({ id, members: [ann, ben] });
  return { people, rooms };
}

/**
 * Kills the service, restarts the database, loses answers and cuts sockets at random, for `seconds`, and on a slow
 * machine until enough has happened for the run to be meaningful.
 */
async function injectFaults(
  random: SeededRandom,
  isEnough: () => boolean,
  faults: {
    kill(): Promise<unknown>;
    restart: (() => Promise<unknown>) | undefined;
    loseCommit: (() => unknown) | undefined;
    storm(): unknown;
  },
): Promise<void> {
  const weights = {
    kill: 3,
    restart: faults.restart ? 2 : 0,
    loseCommit: faults.loseCommit ? 3 : 0,
    storm: 2,
  };
  const until = Date.now() + seconds * 1000;
  let broken = 0;
  for (; Date.now() < until || broken < seconds / 10 || !isEnough(); broken++) {
    await pause(800 + random.below(1_500));
    await faults[random.weighed(weights)]!();
  }
}

const kinds = (['sqlite', 'mysql'] as const).filter((kind) => kind === 'sqlite' || hasMysqld);

describe.each(kinds)('Conversations on %s under faults', (kind) => {
  test(
    `all clients agree after ${seconds} s, with CHECKER_SEED=${seed}`,
    async () => {
      const { environment, restart, loseCommit } = await databaseOf(kind);
      const world = await startWorld('sqlite', environment);
      const { DATABASE_URL, DATA_DIR } = world.core.config;
      const started: ServiceProcess[] = [];
      const start = async () => {
        const process = await startServiceProcess({ DATABASE_URL, DATA_DIR });
        started.push(process);
        return process;
      };
      let service = await start();
      onTestFinished(() => service.kill());
      const { people, rooms } = await settle(service.url);
      const clients = await Promise.all(
        people.map((person, i) => {
          const theirs = rooms.filter(({ members }) => members.includes(person)).map(({ id }) => id);
          return RandomChatClient.start(
            person,
            new SeededRandom(seed + 1 + i),
            () => service.url,
            theirs,
            i % 4 !== 3,
          );
        }),
      );
      const close = () => clients.forEach((client) => void client.close());
      onTestFinished(close);

      const running = Promise.all(clients.map((client) => client.run()));
      const isEnough = () => clients.flatMap(({ sent }) => sent).length > seconds * 10;
      await injectFaults(new SeededRandom(seed), isEnough, {
        async kill() {
          await service.kill();
          service = await start();
        },
        restart,
        loseCommit,
        storm: () => clients.forEach((client) => void client.cut()),
      });
      for (const client of clients) client.stop();
      await running;
      const finish = loseCommit && (await loseLastCommit(clients[0]!, loseCommit));
      for (const { id, members } of rooms)
        await expectHeard(world, service.url, members.at(-1)!, clients, id);
      await finish?.();
      await Promise.all(clients.map((client) => client.whole()));

      expectNoFailures(started, clients);
      const sent = clients.flatMap((client) => client.sent);
      for (const { id, members } of rooms) {
        await expectStored(world, id, sent);
        await expectAgreement(service.url, members.at(-1)!, clients, id);
        await expectUnread(world, clients, id);
      }
      close();
      expect(await service.stop()).toBe(0);
    },
    (seconds + 240) * 1000,
  );
});

/** The last message is stored, and its sender gets no acknowledgement. @returns what sends it again */
async function loseLastCommit(client: RandomChatClient, loseCommit: () => void) {
  const conversation = client.conversations[0]!;
  const clientIds: string[] = [];
  const text = 'the last word';
  // Another commit of the service may be the one that is lost.
  const attempt = () => {
    loseCommit();
    clientIds.push(randomUUID());
    return client.sendOnce(conversation, clientIds.at(-1)!, text);
  };
  await expect.poll(attempt).toBe(503);
  return async () => {
    for (const clientId of clientIds) await client.send(conversation, clientId, text);
  };
}

function expectNoFailures(started: readonly ServiceProcess[], clients: readonly RandomChatClient[]): void {
  const unexpected = started.flatMap(({ errors }) => errors.filter((line) => line.includes('unexpected')));
  expect([...unexpected, ...clients.flatMap(({ faults }) => [...faults])]).toEqual([]);
}
