import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/interfaces/client/index.ts';
import type { ManySockets } from '../kit/load/many-sockets.ts';
import { request, startServiceProcess } from '../kit/processes/service-process.ts';
import { databases, startWorld } from '../kit/world.ts';
import { settle } from './load.ts';

// 5000 in the long run.
const sockets = Number(process.env.STORM_SOCKETS ?? 300);
const isLong = sockets >= 1_000;

test.each(isLong ? databases : (['sqlite'] as const))(
  'after a restart with many sockets, on %s: all reconnect and catch up, and other callers see no errors',
  async (kind) => {
    const world = await startWorld(kind);
    const { DATABASE_URL, DATA_DIR } = world.core.config;
    const start = (port: string) =>
      startServiceProcess({
        DATABASE_URL,
        DATA_DIR,
        PORT: port,
        NODE_ENV: 'production',
        BCRYPT_COST: '10',
        LOG_LEVEL: 'info',
      });
    let service = await start('0');
    onTestFinished(() => service.kill());
    const { url } = service;
    const { port } = new URL(url);
    const members = await settle(url, 8);
    const tokens = members.map(({ token }) => token);
    const room = await request(url, 'POST', '/rooms', {
      token: tokens[0]!,
      body: { title: 'hats', visibility: 'public' },
    });
    const conversationId = room!.body.id!;
    for (const token of tokens.slice(1))
      await request(url, 'POST', `/rooms/${conversationId}/join`, { token });

    const clients = gather({ port: Number(port), sockets, tokens, conversationId });
    onTestFinished(() => clients.disperse());
    const ann = createClient({ url, transport: 'socket' });
    onTestFinished(() => ann.close());
    await ann.call('identity.log-in', { username: 'member1', password: 'likes clothes a lot' });
    const conversation = ann.conversation(conversationId);
    await conversation.open();
    const before = (await clients.complete()).seen;

    await service.stop();
    const actor = { id: members[0]!.id as never, role: 'user' as const, sessionId: '-', withFactor: false };
    const text = 'while all are disconnected';
    await world.call(
      'messaging.send-message',
      { conversationId, clientId: crypto.randomUUID(), text } as never,
      actor,
    );
    service = await start(port);
    const storm = clients.complete();
    const others: number[] = [];
    let raging = true;
    const asking = (async () => {
      while (raging) {
        others.push((await request(url, 'GET', '/posts/feed', { token: tokens[2]! }))?.status ?? 0);
        await pause(10);
      }
    })();
    const report = await storm;
    raging = false;
    await asking;

    expect(report.seen).toBeGreaterThan(before);
    // Few sockets reconnect sooner, but a busy machine starts the service later.
    const mostMs = isLong ? 20_000 : 40_000;
    expect(report.ms, JSON.stringify(report)).toBeLessThan(mostMs);
    expect(new Set(others), JSON.stringify(report)).toEqual(new Set([200]));
    await expect
      .poll(() => conversation.messages.some((one) => 'text' in one && one.text === text), {
        timeout: mostMs - report.ms,
      })
      .toBe(true);
    expect(service.errors).toEqual([]);
    if (isLong) process.stdout.write(`${kind} ${JSON.stringify(report)}\n`);
  },
  120_000,
);

interface StormReport {
  readonly seen: number;
  readonly ms: number;
}

function gather(options: ManySockets) {
  const script = join(import.meta.dirname, '../kit/load/many-sockets.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    /** Resolves each time that all sockets are connected and have caught up. */
    complete: async (): Promise<StormReport> => JSON.parse(String((await lines.next()).value)),
    disperse: () => void child.kill('SIGKILL'),
  };
}
