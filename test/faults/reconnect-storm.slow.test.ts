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
  'a restart under many sockets, on %s: all come back and catch up, and nobody else is told of a fault',
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

    const crowd = gather({ port: Number(port), sockets, tokens, conversationId });
    onTestFinished(() => crowd.disperse());
    const ann = createClient({ url, transport: 'socket' });
    onTestFinished(() => ann.close());
    await ann.call('identity.log-in', { username: 'member1', password: 'likes clothes a lot' });
    const conversation = ann.conversation(conversationId);
    await conversation.open();
    const before = (await crowd.complete()).seen;

    await service.stop();
    const actor = { id: members[0]!.id as never, role: 'user' as const, sessionId: '-' };
    const text = 'while nobody could hear it';
    await world.call(
      'messaging.send-message',
      { conversationId, clientId: crypto.randomUUID(), text } as never,
      actor,
    );
    service = await start(port);
    const storm = crowd.complete();
    const others: number[] = [];
    let raging = true;
    const asking = (async () => {
      while (raging) {
        others.push((await request(url, 'GET', '/posts/feed', { token: tokens[2]! }))?.status ?? 0);
        await pause(10);
      }
    })();
    const told = await storm;
    raging = false;
    await asking;

    expect(told.seen).toBeGreaterThan(before);
    // Few come back sooner, but a machine that does other things starts the service later.
    expect(told.ms, JSON.stringify(told)).toBeLessThan(isLong ? 20_000 : 40_000);
    expect(new Set(others), JSON.stringify(told)).toEqual(new Set([200]));
    await expect
      .poll(() => conversation.messages.some((one) => 'text' in one && one.text === text))
      .toBe(true);
    expect(service.errors).toEqual([]);
    if (isLong) process.stdout.write(`${kind} ${JSON.stringify(told)}\n`);
  },
  120_000,
);

interface Told {
  readonly seen: number;
  readonly ms: number;
}

function gather(crowd: ManySockets) {
  const script = join(import.meta.dirname, '../kit/load/many-sockets.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(crowd)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    /** Resolves each time that all of them are in and have caught up. */
    complete: async (): Promise<Told> => JSON.parse(String((await lines.next()).value)),
    disperse: () => void child.kill('SIGKILL'),
  };
}
