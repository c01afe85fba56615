import { expect, test } from 'vitest';
import { OfflineQueue } from '../../../src/interfaces/client/offline/queue.ts';

const message = { conversationId: 'c', clientId: 'm', text: 'hi' };
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
