import { expect, onTestFinished, test } from 'vitest';
import { open } from '../../../src/infrastructure/kernel/bus/envelope.ts';
import { started } from '../../contracts/bus.contract.ts';
import { redisBus } from '../../kit/redis/redis-bus.ts';
import { hasRedisServer, startRestartableRedis } from '../../kit/redis/restartable-redis.ts';
import { startTcpProxy } from '../../kit/servers/tcp-proxy.ts';

const patience = { timeout: 15_000 };

async function two(timings?: Parameters<typeof redisBus>[1]) {
  const redis = await startRestartableRedis();
  onTestFinished(redis.stop);
  const here = await redisBus(redis.url, timings);
  const there = await redisBus(redis.url, timings);
  const publisher = await started(here.bus);
  const subscriber = await started(there.bus);
  for (const { bus } of [publisher, subscriber]) await expect.poll(() => bus.others).toBe(1);
  return { redis, publisher, subscriber, here, there };
}

test.skipIf(!hasRedisServer)(
  'after Redis was killed messages arrive again, and what was lost is known within 5 s',
  async () => {
    const { redis, publisher, subscriber, here } = await two();
    await redis.kill();
    await expect.poll(() => here.server.commands.status).not.toBe('ready');
    publisher.bus.publish('frames', () => Buffer.from('lost'));
    await redis.start();
    const backAt = performance.now();
    await expect.poll(subscriber.gaps, patience).toBe(1);
    expect(performance.now() - backAt).toBeLessThan(5_000);
    publisher.bus.publish('frames', () => Buffer.from('heard'));
    await expect.poll(() => subscriber.heard).toEqual(['frames heard']);
    expect([publisher.bus.others, subscriber.bus.others]).toEqual([1, 1]);
    expect([publisher.gaps(), subscriber.gaps()]).toEqual([0, 1]);
  },
);

test.skipIf(!hasRedisServer)(
  'a subscription that falls silent is noticed and renewed, and what it missed is known',
  async () => {
    const redis = await startRestartableRedis();
    onTestFinished(redis.stop);
    const proxy = await startTcpProxy(() => redis.port);
    onTestFinished(proxy.close);
    const publisher = await started((await redisBus(redis.url)).bus);
    const subscriber = await started((await redisBus(proxy.url.replace('http:', 'redis:'))).bus);
    for (const { bus } of [publisher, subscriber]) await expect.poll(() => bus.others).toBe(1);
    proxy.muteOpen();
    publisher.bus.publish('frames', () => Buffer.from('lost'));
    await expect.poll(subscriber.gaps, patience).toBe(1);
    publisher.bus.publish('frames', () => Buffer.from('heard'));
    await expect.poll(() => subscriber.heard).toEqual(['frames heard']);
  },
);

test.skipIf(!hasRedisServer)(
  'a process that dies is not counted any more, and its last messages may be lost',
  async () => {
    const { publisher, subscriber, there } = await two({ tickMs: 100, beatEveryMs: 200, deadAfterMs: 2_000 });
    // Nobody says goodbye.
    there.server.close();
    await expect.poll(() => publisher.bus.others, patience).toBe(0);
    await expect.poll(publisher.gaps).toBe(1);
    expect(subscriber.gaps()).toBe(0);
  },
);

test.skipIf(!hasRedisServer)(
  'a worker is heard, and not counted among those who answer callers',
  async () => {
    const redis = await startRestartableRedis();
    onTestFinished(redis.stop);
    const api = await started((await redisBus(redis.url)).bus);
    const worker = await started((await redisBus(redis.url, { answersCallers: false })).bus);
    await expect.poll(() => worker.bus.others).toBe(1);
    worker.bus.publish('frames', () => Buffer.from('heard'));
    await expect.poll(() => api.heard).toEqual(['frames heard']);
    expect(api.bus.others).toBe(0);
    expect([api.gaps(), worker.gaps()]).toEqual([0, 0]);
  },
);

test.skipIf(!hasRedisServer)('a break without messages is no gap', async () => {
  const { redis, publisher, subscriber } = await two();
  await redis.kill();
  await redis.start();
  await expect
    .poll(() => {
      publisher.bus.publish('frames', () => Buffer.from('heard'));
      return subscriber.heard.length;
    }, patience)
    .toBeGreaterThan(0);
  expect(publisher.gaps()).toBe(0);
});

test.skipIf(!hasRedisServer)(
  'a process that is alone sends no frames to Redis, and one that comes gets those that follow',
  async () => {
    const redis = await startRestartableRedis();
    onTestFinished(redis.stop);
    const timings = { tickMs: 100 };
    const here = await redisBus(redis.url, timings);
    const first = await started(here.bus);
    const sent: string[] = [];
    const spy = here.server.client('spy');
    spy.on('messageBuffer', (_: Buffer, message: Buffer) => {
      const { kind } = open(message)!;
      if (typeof kind === 'object') sent.push(`${kind.topic} ${kind.payload}`);
    });
    await spy.connect();
    await spy.subscribe(`${here.server.prefix}:bus`);
    const wakeUps = () => sent.filter((one) => one.startsWith('outbox')).length;
    // Right after the start it does not know yet that it is alone.
    await expect
      .poll(() => {
        sent.length = 0;
        first.bus.publish('frames', () => Buffer.from('alone'));
        first.bus.publish('outbox', () => Buffer.from('wake up'));
        return expect
          .poll(wakeUps)
          .toBe(1)
          .then(() => sent);
      }, patience)
      .toEqual(['outbox wake up']);
    const second = await started((await redisBus(redis.url, timings)).bus);
    await expect.poll(() => first.bus.others).toBe(1);
    first.bus.publish('frames', () => Buffer.from('together'));
    await expect.poll(() => second.heard).toEqual(['frames together']);
    expect(second.gaps()).toBe(0);
  },
);
