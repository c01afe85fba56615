import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { socketClient } from '../kit/client.ts';
import { hasMysqld } from '../kit/mysql/program.ts';
import { startRestartableMysqld } from '../kit/mysql/restartable-mysqld.ts';
import { request, startServiceProcess } from '../kit/processes/service-process.ts';
import { startWorld } from '../kit/world.ts';
import { drained, expectConsistency } from './consistency.ts';
import { Load, settle } from './load.ts';

describe.skipIf(!hasMysqld)('MySQL fails under load', () => {
  test('callers get 503 with Retry-After, and the service recovers by itself without losing data', async () => {
    const mysqld = await startRestartableMysqld();
    onTestFinished(() => mysqld.stop());
    const world = await startWorld('sqlite', { DATABASE_URL: mysqld.url });
    const { DATA_DIR } = world.core.config;
    const service = await startServiceProcess({ DATABASE_URL: mysqld.url, DATA_DIR });
    onTestFinished(() => service.kill());
    const members = await settle(service.url, 6);
    await drained(world);
    const load = new Load(members, () => service.url);
    load.start();

    for (let round = 0; round < 2; round++) {
      await pause(500);
      await mysqld.kill();
      load.answers.length = 0;
      // Every transport and every kind of call, while there is no database.
      for (let i = 0; i < 10; i++) {
        const { token } = members[0]!;
        const answers = await Promise.all([
          request(service.url, 'GET', '/posts/feed', { token }),
          request(service.url, 'POST', '/posts', { token, body: { text: 'lost' } }),
          request(service.url, 'POST', `/users/${members[0]!.id}/unfollow`, { token: members[1]!.token }),
        ]);
        for (const answer of answers) expect(answer).toMatchObject({ status: 503, retryAfter: '1' });
        await pause(50);
      }
      expect((await request(service.url, 'GET', '/openapi.json'))!.status).toBe(200);
      expect(
        load.answers.map(({ status }) => status).filter((status) => ![201, 503].includes(status)),
      ).toEqual([]);
      await mysqld.start();
      const before = load.acknowledged.length;
      await expect.poll(() => load.acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(before + 10);
    }

    await load.stop();
    await drained(world);
    expect(service.process.exitCode).toBe(null);
    expect(await service.stop()).toBe(0);
    const posts = (await expectConsistency(world)).filter(({ text }) => text !== 'lost');
    expect(posts.map(({ id }) => id)).toEqual(load.acknowledged.map(({ postId }) => postId).sort());
  }, 120_000);

  test.each([
    ['hangs', 'SIGSTOP'],
    ['is gone', 'SIGKILL'],
  ] as const)(
    'a process stops within 10 seconds while the database %s, under load and with open sockets',
    async (_, signal) => {
      const mysqld = await startRestartableMysqld();
      onTestFinished(() => mysqld.stop());
      const world = await startWorld('sqlite', { DATABASE_URL: mysqld.url });
      const { DATA_DIR } = world.core.config;
      const start = () => startServiceProcess({ DATABASE_URL: mysqld.url, DATA_DIR });
      const services = await Promise.all([start(), start(), start()]);
      for (const service of services) onTestFinished(() => service.kill());
      const members = await settle(services[0]!.url, 3);
      const sockets = await Promise.all(
        services.map(({ url }, i) => socketClient({ url, operations, token: members[i]!.token })),
      );
      let running = true;
      const calls = services.flatMap(({ url }) =>
        members.map(async ({ token }) => {
          while (running)
            if (!(await request(url, 'POST', '/posts', { token, body: { text: 'hi' } }))) await pause(20);
        }),
      );
      await pause(300);
      await mysqld.kill(signal);
      await pause(300);
      for (const { socket } of sockets) socket.emit('feed.read-home', {});
      for (const { close } of sockets) onTestFinished(close);
      const from = performance.now();
      const codes = await Promise.all(
        services.map(async (service) => ({ code: await service.stop(), ms: performance.now() - from })),
      );
      running = false;
      await Promise.all(calls);
      if (signal === 'SIGSTOP') await mysqld.kill('SIGCONT');
      for (const { code, ms } of codes) {
        expect(ms).toBeLessThan(10_000);
        expect(code).toBe(0);
      }
    },
    120_000,
  );

  test('while the database hangs, calls answer 503 within the deadline, and work again afterwards', async () => {
    const mysqld = await startRestartableMysqld();
    onTestFinished(() => mysqld.stop());
    const world = await startWorld('sqlite', { DATABASE_URL: mysqld.url });
    const service = await startServiceProcess({
      DATABASE_URL: mysqld.url,
      DATA_DIR: world.core.config.DATA_DIR,
    });
    onTestFinished(() => service.kill());
    const [ann] = await settle(service.url, 2);
    const { token } = ann!;
    await mysqld.kill('SIGSTOP');
    const from = performance.now();
    const answers = await Promise.all([
      ...Array.from({ length: 15 }, () => request(service.url, 'GET', '/posts/feed', { token })),
      ...Array.from({ length: 5 }, () =>
        request(service.url, 'POST', '/posts', { token, body: { text: 'hi' } }),
      ),
    ]);
    expect(performance.now() - from).toBeLessThan(25_000);
    expect(answers.map((answer) => answer?.status)).toEqual(Array(20).fill(503));
    await mysqld.kill('SIGCONT');
    await expect
      .poll(
        async () => (await request(service.url, 'POST', '/posts', { token, body: { text: 'hi' } }))?.status,
        {
          timeout: 15_000,
        },
      )
      .toBe(201);
    expect((await request(service.url, 'GET', '/posts/feed', { token }))!.status).toBe(200);
  }, 120_000);
});
