import { expect, onTestFinished, test, vi } from 'vitest';
import { CallRefused } from '../../../src/interfaces/client/failures.ts';
import { OfflineQueue } from '../../../src/interfaces/client/offline/queue.ts';

const message = { conversationId: 'c', clientId: 'm', text: 'hi' };
const tooMany = {
  type: '/problems/request.too-many',
  title: 'Too many requests',
  status: 429,
  detail: 'Too many requests',
  code: 'request.too-many',
  requestId: 'r',
  retryAfterSeconds: 60,
} as const;
const queueWith = (save: () => Promise<void>, sent: string[]) =>
  new OfflineQueue({
    store: { load: async () => [], save },
    userId: async () => 'ann',
    call: (async (_name: string, { clientId }: { clientId: string }) => {
      sent.push(clientId);
      return { id: clientId };
    }) as never,
    resends: { tries: 1, firstPauseMs: 1, longestPauseMs: 1 },
    onChange: () => {},
    onRefused: () => {},
  });

test('a message that the app cannot keep is refused, and is not sent behind its back', async () => {
  const sent: string[] = [];
  const queue = queueWith(() => Promise.reject(new Error('the disk is full')), sent);
  await expect(queue.send(message)).rejects.toThrow('the disk is full');
  queue.wake();
  await Promise.resolve();
  expect([queue.waiting, sent]).toEqual([[], []]);
});

test('a message that was sent is not told as failed when the app cannot note that', async () => {
  const sent: string[] = [];
  let saves = 0;
  const save = async () => {
    if (++saves > 1) throw new Error('the disk is full');
  };
  expect(await queueWith(save, sent).send(message)).toEqual({ id: 'm' });
  expect(sent).toEqual(['m']);
});

test('what is too much at once waits as long as the service says, tells until when, and is sent once', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const tries: number[] = [];
  const queue = new OfflineQueue({
    store: { load: async () => [], save: async () => {} },
    userId: async () => 'ann',
    call: (async () => {
      tries.push(Date.now());
      if (tries.length === 1) throw new CallRefused(tooMany);
      return { id: 'm' };
    }) as never,
    resends: { tries: 1, firstPauseMs: 1, longestPauseMs: 1 },
    onChange: () => {},
    onRefused: () => {},
  });
  const from = Date.now();
  const sent = queue.send(message);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(queue.waiting).toMatchObject([{ retryAt: new Date(from + 60_000).toISOString() }]);
  expect(tries).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await sent).toEqual({ id: 'm' });
  expect([tries.length, queue.waiting]).toEqual([2, []]);
});
