import { pino } from 'pino';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { frameType, type OutgoingFrame, toFrame } from '../../../src/application/kernel/frame.ts';
import { batchSubscriber, subscriber } from '../../../src/application/kernel/subscriber.ts';
import { eventType } from '../../../src/domain/kernel/event.ts';
import { AfterCommitSubscribers } from '../../../src/infrastructure/kernel/events/after-commit-subscribers.ts';
import { BoundSubscribers } from '../../../src/infrastructure/kernel/events/bound-subscribers.ts';
import { EventBus } from '../../../src/infrastructure/kernel/events/event-bus.ts';

const Happened = eventType('test.happened', 1, { number: 'number' });
const happened = frameType('test.happened', 'Something happened', z.object({ number: z.number() }));

test('a batch subscriber gets the events of one commit together, and each commit apart', async () => {
  const batches: number[][] = [];
  const collect = batchSubscriber({
    when: 'after-commit',
    name: 'test.collect',
    on: [Happened],
    frames: [happened],
    needs: {},
    handleAll: async (events) => {
      batches.push(events.map(({ data }) => data.number));
      if (batches.length === 1) throw new Error('only this batch is lost');
      return undefined;
    },
  });
  const bus = new EventBus();
  const subscribers = new BoundSubscribers([collect], () => {
    throw new Error('this subscriber needs no ports');
  });
  const afterCommit = new AfterCommitSubscribers(subscribers, bus, {
    publisher: { publish: async () => {} },
    online: { among: () => [], allIfAtMost: () => [], nobody: () => false },
    logger: pino({ level: 'silent' }),
  });
  for (const commit of [[1, 2, 3], [4], [5, 6]]) {
    for (const number of commit) bus.publish({ ...Happened({ number }), id: `e${number}`, at: 0 });
    await afterCommit.settled();
  }
  expect(batches).toEqual([[1, 2, 3], [4], [5, 6]]);
});

test('frames for the events of one commit are published together, in order', async () => {
  const push = subscriber({
    name: 'test.push',
    when: 'after-commit',
    on: [Happened],
    frames: [happened],
    needs: {},
    handle: async (event) => ({ push: [toFrame(happened, event, { number: event.data.number }, [])] }),
  });
  const published: (readonly OutgoingFrame[])[] = [];
  const bus = new EventBus();
  const subscribers = new BoundSubscribers([push], () => {
    throw new Error('this subscriber needs no ports');
  });
  const afterCommit = new AfterCommitSubscribers(subscribers, bus, {
    publisher: { publish: async (frames) => void published.push(frames) },
    online: { among: () => [], allIfAtMost: () => [], nobody: () => false },
    logger: pino({ level: 'silent' }),
  });
  for (const number of [1, 2, 3]) bus.publish({ ...Happened({ number }), id: `e${number}`, at: 0 });
  await afterCommit.settled();
  expect(published.map((frames) => frames.map(({ id }) => id))).toEqual([['e1', 'e2', 'e3']]);
});
