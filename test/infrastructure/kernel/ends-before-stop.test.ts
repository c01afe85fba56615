import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { OutgoingFrame } from '../../../src/application/kernel/frame.ts';
import { type FramePublisher, Watchers } from '../../../src/application/kernel/ports.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { encodeFrames } from '../../../src/infrastructure/kernel/bus/frame-codec.ts';
import { MemoryBus, MemoryChannel } from '../../../src/infrastructure/kernel/bus/memory-bus.ts';
import { shareFrames } from '../../../src/infrastructure/kernel/bus/shared-frames.ts';
import {
  CompositeFramePublisher,
  CompositeOnlineUsers,
} from '../../../src/infrastructure/kernel/realtime/composites.ts';
import { everySecond } from '../../../src/infrastructure/kernel/runtime/ticks.ts';

// The database is closed after these stops. A query still in progress would fail, and be logged as an error.

/** Whether `stopped` resolves before `answer` is called, and then after. */
async function waitsFor(stopped: Promise<void>, answer: () => void): Promise<boolean> {
  let isStopped = false;
  const noted = stopped.then(() => void (isStopped = true));
  for (let i = 0; i < 5; i++) await turn();
  const wasEarly = isStopped;
  answer();
  await noted;
  return !wasEarly;
}

test('stopping a poll of every second waits for the poll in progress', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const poll = () => {
    asked.resolve();
    return answer.promise;
  };
  const stop = everySecond(poll, (error) => expect.unreachable(String(error)), { atOnce: true });
  await asked.promise;
  expect(await waitsFor(stop(), answer.resolve)).toBe(true);
});

test('stopping the sharing of frames waits for the lookup of watchers in progress, and starts no other', async () => {
  const channel = new MemoryChannel();
  const [here, there] = [new MemoryBus(channel), new MemoryBus(channel)];
  await Promise.all([here.start(), there.start()]);
  const logger = pino({ level: 'silent' });
  const viewer = '0199c0de-0000-7000-8000-000000000001' as UserId;
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<readonly UserId[]>();
  let questions = 0;
  class SlowWatchers extends Watchers {
    of() {
      questions++;
      asked.resolve();
      return answer.promise;
    }
  }
  const told: OutgoingFrame[] = [];
  const local = { publish: async (frames: readonly OutgoingFrame[]) => void told.push(...frames) };
  const stop = shareFrames(
    here,
    {
      publisher: new CompositeFramePublisher(logger),
      online: new CompositeOnlineUsers(),
      watchers: new SlowWatchers(),
      logger,
    },
    local as FramePublisher,
  );
  const watched = { postId: viewer } as never;
  const frame = (id: string) => ({ frame: { name: 'post.reacted' }, id, at: 0, data: {}, to: [], watched });
  there.publish('frames', () => encodeFrames([frame('one'), frame('two')]));
  await asked.promise;
  expect(await waitsFor(stop(), () => answer.resolve([viewer]))).toBe(true);
  expect(told.filter(({ to }) => to.length > 0).map(({ id }) => id)).toEqual(['one']);
  expect(questions).toBe(1);
});
