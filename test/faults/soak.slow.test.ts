import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { createClient, memoryStore } from '../../src/interfaces/client/index.ts';
import { startServiceProcess } from '../kit/processes/service-process.ts';
import { startSmtpServer } from '../kit/servers/smtp.ts';
import { databases, startWorld } from '../kit/world.ts';

const seconds = Number(process.env.SOAK_SECONDS ?? 8);
const people = 8;
/** Milliseconds between two visits of a user; this load takes about 60 % of two cores. */
const restMs = 30;

const confirm = sql<Record<never, never>>('update accounts set email_verified_at = 1');
const mails = sql<Record<never, never>, { state: string; count: number }>(
  "select state, count(*) as count from notification_deliveries where channel = 'email' group by state",
);
const [memory, descriptors] = ['process_resident_memory_bytes', 'process_open_fds'];
// A notification that is read before its mail is sent is not mailed.
const ended = ['sent', 'cancelled'];
const leftOver = [
  ...['outbox_messages_waiting', 'outbox_messages_dead', 'deliveries_due', 'deliveries_dead'],
  'connections',
];

/** Sums the series of each metric. */
async function metricsOf(url: string): Promise<(name: string) => number> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  return (name) =>
    lines
      .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe.each(databases)('The service under steady load, on %s', (kind) => {
  test(
    `${seconds} s: memory, files and connections stay constant, and no work is left over`,
    async () => {
      const world = await startWorld(kind);
      const smtp = await startSmtpServer();
      const { DATABASE_URL, DATA_DIR } = world.core.config;
      const service = await startServiceProcess({ DATABASE_URL, DATA_DIR, SMTP_URL: smtp.url });
      onTestFinished(() => service.kill());
      const clients = await Promise.all(
        Array.from({ length: people }, async (_, n) => {
          const tokens = memoryStore();
          const client = createClient({ url: service.url, tokens });
          const account = { username: `person${n}`, email: `person${n}@example.com` };
          const { user } = await client.call('identity.register', {
            ...account,
            password: 'wool and silk forever',
          });
          await client.call('notifications.set-preferences', {
            types: { comment: { email: true }, payment: { email: false }, tip: { email: false } },
          });
          return { tokens, client, id: user.id as UserId };
        }),
      );
      await world.unitOfWork.run(() => world.database.write(confirm, {}));
      const bank = { id: clients[0]!.id, role: 'admin', sessionId: '-', withFactor: false } as const;
      const sum = (amount: string) => ({ transferId: randomUUID(), amount, currency: 'EUR' });
      for (const { id: userId } of clients)
        await world.call('wallets.grant-credits', { userId, ...sum('100000') }, bank);
      const [first, ...others] = clients;
      const { id: conversationId } = await first!.client.call('messaging.create-room', {
        title: 'Hats',
        visibility: 'public',
      });
      for (const { client } of others) await client.call('messaging.join-room', { roomId: conversationId });

      let comments = 0;
      let running = true;
      /** Connects, sends messages, posts, comments on a friend's post, pays and tips, reads, and disconnects. */
      async function visit(n: number): Promise<void> {
        const { client: http, tokens } = clients[n]!;
        const { client: friend, id: friendId } = clients[(n + 1) % people]!;
        const client = createClient({ url: service.url, tokens, transport: 'socket' });
        for (let i = 0; i < 3; i++)
          await client.call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' });
        const { id: postId } = await friend.call('posts.create-post', { text: 'look' });
        await http.call('posts.add-comment', { postId, text: 'well' });
        comments++;
        await http.call('posts.react-to-post', { postId, kind: 'like' });
        await http.call('wallets.transfer', { toUserId: friendId, ...sum('1') });
        await http.call('wallets.tip-post', { postId, ...sum('1') });
        await client.call('feed.read-home', {});
        await client.call('notifications.list', {});
        await client.call('notifications.mark-read', {});
        client.close();
        await pause(restMs);
      }
      const thirds: { memory: number[]; descriptors: number[] }[] = [0, 1, 2].map(() => ({
        memory: [],
        descriptors: [],
      }));
      const from = performance.now();
      async function watch(): Promise<void> {
        while (running) {
          const metric = await metricsOf(service.url);
          const third = thirds[Math.min(2, Math.floor((performance.now() - from) / (seconds * 333.4)))]!;
          third.memory.push(metric(memory));
          third.descriptors.push(metric(descriptors));
          await pause(100);
        }
      }
      const visits = clients.map(async (_, n) => {
        while (performance.now() - from < seconds * 1000) await visit(n);
      });
      await Promise.all([watch(), Promise.all(visits).finally(() => (running = false))]);
      const [, second, third] = thirds;
      expect(middle(third!.memory)).toBeLessThan(middle(second!.memory) * 1.1 + 30e6);
      expect(middle(third!.descriptors)).toBeLessThan(middle(second!.descriptors) * 1.1 + 10);

      const left = async () => {
        const metric = await metricsOf(service.url);
        const open = (await world.database.rows(mails, {})).filter(({ state }) => !ended.includes(state));
        return [...leftOver.filter((name) => metric(name) !== 0), ...open];
      };
      await expect.poll(left, { timeout: 60_000 }).toEqual([]);
      const ends = await world.database.rows(mails, {});
      const mailed = smtp.accepted.filter(({ raw }) => raw.includes('List-Unsubscribe'));
      expect(ends).toEqual(expect.arrayContaining([{ state: 'sent', count: mailed.length }]));
      expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(comments);
      expect(await world.call('wallets.audit-ledger', {}, bank)).toMatchObject({
        totals: [{ currency: 'EUR', total: '0' }],
        brokenChains: [],
        unbalancedTransfers: [],
      });
      for (const { client } of clients) client.close();
      expect(await service.stop()).toBe(0);
      expect(service.errors).toEqual([]);
    },
    (seconds + 180) * 1000,
  );
});
