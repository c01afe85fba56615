import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { frameType, toFrame } from '../../src/application/kernel/frame.ts';
import {
  type Progress,
  type StoredEvent,
  subscriber,
  type When,
} from '../../src/application/kernel/subscriber.ts';
import { eventType } from '../../src/domain/kernel/event.ts';
import type { Id, UserId } from '../../src/domain/kernel/id.ts';
import { MemoryBus, MemoryChannel } from '../../src/infrastructure/kernel/bus/memory-bus.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { never, Outbox } from '../../src/infrastructure/kernel/outbox/outbox.ts';
import type { OutboxRelay } from '../../src/infrastructure/kernel/outbox/outbox-relay.ts';
import { allSlots, slotOf } from '../../src/infrastructure/kernel/outbox/slots.ts';
import type { Kernel, Process } from '../kit/kernel.ts';

const Happened = eventType('test.happened', 1, { userId: 'id', number: 'number' });
const Owned = eventType('test.happened', 1, { userId: 'owner' });
const seen = sql<{ muterId: string; mutedId: string; at: number }>(
  'insert into mutes (muter_id, muted_id, created_at) values (:muterId, :mutedId, :at)',
);
const seenBy = sql<{ muterId: string }, { at: number }>(
  'select created_at as at from mutes where muter_id = :muterId order by muted_id',
);
type Left = {
  eventId: Id;
  dueAt: number;
  attempts: number;
  progress: string | null;
  error: string | null;
  deadAt: number | null;
};
const left = sql<Record<never, never>, Left>(`
  select event_id as eventId, due_at as dueAt, attempts, progress, error, dead_at as deadAt from dispatches order by event_id`);
const bad = sql('insert into no_such_table values (1)');
const taken = sql<{ muterId: string }>(
  'insert into mutes (muter_id, muted_id, created_at) values (:muterId, :muterId, 0)',
);

const nobody = '01990000-0000-7000-8000-000000000001' as UserId;

type Handle = (
  event: StoredEvent<{ number: number; userId: UserId }>,
  cursor: string | undefined,
) => Promise<Progress | undefined>;
const handler = (handle: Handle, when: When = 'projection') =>
  subscriber({
    name: 'test.subscriber',
    when,
    on: [Happened],
    needs: {},
    handle: (event, _ports, cursor) => handle(event as never, cursor),
  });

/** Durable subscribers get each event exactly once (projections) or at least once (side effects), despite failures. */
export function relayContract(open: () => Promise<Kernel>): void {
  describe('Outbox and OutboxRelay', () => {
    let kernel: Kernel;
    beforeEach(async () => {
      kernel = await open();
      kernel.serve([handler(async () => undefined)]);
    });
    afterEach(() => kernel.close());

    const record = (...numbers: number[]) =>
      kernel.unitOfWork.run(async () => {
        for (const number of numbers) kernel.recorder.record(Happened({ userId: nobody, number }));
      });
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
    /** A projection that inserts one row per event; handling an event twice would violate the key. */
    const project = (process: Process, event: StoredEvent<{ number: number }>) =>
      process.database.enqueue(seen, { muterId: nobody, mutedId: event.id, at: event.data.number });
    const projected = async () =>
      (await kernel.database.rows(seenBy, { muterId: nobody })).map(({ at }) => at);
    const waiting = () => kernel.database.rows(left, {});
    /** Drains repeatedly while the clock moves on, so that postponed messages become due. */
    async function drainFor(relay: OutboxRelay, ms: number, steps = 40): Promise<void> {
      for (let i = 0; i < steps; i++) {
        await relay.drain();
        kernel.clock.at += ms / steps;
      }
      await relay.drain();
    }

    test('a projection gets each event exactly once, in order', async () => {
      const order: number[] = [];
      const relay = kernel.serve([
        handler(async (event) => {
          order.push(event.data.number);
          project(kernel, event);
          return undefined;
        }),
      ]);
      await record(...upTo(150));
      await relay.drain();
      await relay.drain();
      expect(order).toEqual(upTo(150));
      expect(await projected()).toEqual(upTo(150));
      expect(await waiting()).toEqual([]);
    });

    test('a projection that fails midway leaves nothing behind and handles no event twice', async () => {
      let failures = 0;
      const relay = kernel.serve([
        handler(async (event) => {
          project(kernel, event);
          await kernel.unitOfWork.flush();
          if (event.data.number === 7 && failures++ < 3) throw new Error('midway');
          return undefined;
        }),
      ]);
      await record(...upTo(20));
      await drainFor(relay, 60_000);
      expect(await projected()).toEqual(upTo(20));
      expect(await waiting()).toEqual([]);
    });

    test('a long projection does not delay others', async () => {
      const order: string[] = [];
      const done = async (what: string) => {
        order.push(what);
        return undefined;
      };
      const short = { name: 'test.short', when: 'projection', on: [Happened], needs: {} } as const;
      const relay = kernel.serve([
        handler(async (_, cursor = '0') => {
          await done('long');
          return cursor === '4' ? undefined : { more: String(Number(cursor) + 1) };
        }),
        subscriber({ ...short, handle: () => done('short') }),
      ]);
      await record(0);
      await relay.drain();
      expect(order).toEqual(['long', 'short', 'long', 'long', 'long', 'long']);
    });

    test.each([
      ['throws', async () => Promise.reject(new Error('poison'))],
      ['runs an invalid statement', async (kernel: Process) => kernel.database.enqueue(bad, {})],
      [
        'enqueues a duplicate key',
        async (kernel: Process) => kernel.database.enqueue(taken, { muterId: nobody }),
      ],
      [
        'writes a duplicate key',
        async (kernel: Process) => void (await kernel.database.write(taken, { muterId: nobody })),
      ],
    ])('one of 100 events whose handler %s does not stop the others', async (_, poison) => {
      await kernel.unitOfWork.run(async () => kernel.database.enqueue(taken, { muterId: nobody }));
      const relay = kernel.serve([
        handler(async (event) => {
          if (event.data.number === 42) await poison(kernel);
          else project(kernel, event);
          return undefined;
        }),
        subscriber({
          name: 'test.behind',
          when: 'projection',
          on: [Happened],
          needs: {},
          async handle(event) {
            kernel.database.enqueue(seen, { muterId: kernel.ids.next(), mutedId: event.id, at: 0 });
            return undefined;
          },
        }),
      ]);
      await record(...upTo(100));
      await relay.drain();
      expect((await projected()).filter((number) => number !== 0)).toEqual(
        upTo(100).filter((number) => number !== 42 && number !== 0),
      );
      expect(await kernel.count('mutes')).toBe(1 + 99 + 100);
      const [backingOff, ...others] = await waiting();
      expect(others).toEqual([]);
      expect(backingOff).toMatchObject({ attempts: 1, deadAt: null });
      expect(backingOff!.dueAt).toBeGreaterThan(kernel.clock.now());
      expect(backingOff!.error).toBeTruthy();
    });

    test('after the last attempt a message stays as dead, with its error, and is not retried', async () => {
      let tries = 0;
      const relay = kernel.serve([
        handler(async () => {
          tries++;
          throw new Error(`no. ${tries}`);
        }),
      ]);
      await record(1);
      await drainFor(relay, 24 * 3_600_000, 200);
      expect(tries).toBe(12);
      const [dead] = await waiting();
      expect(dead).toMatchObject({ attempts: 12, dueAt: never });
      expect(dead!.deadAt).toBeLessThanOrEqual(kernel.clock.now());
      expect(dead!.error).toContain('no. 12');
    });

    test('long work is stored step by step and continues after a failure where it stopped', async () => {
      let crash = true;
      const steps: (string | undefined)[] = [];
      const relay = kernel.serve([
        handler(async (event, cursor) => {
          steps.push(cursor);
          const step = Number(cursor ?? 0);
          if (step === 3 && crash) throw new Error('crash');
          const mutedId = kernel.ids.next();
          kernel.database.enqueue(seen, { muterId: nobody, mutedId, at: event.data.number * 10 + step });
          return step < 5 ? { more: String(step + 1) } : undefined;
        }),
      ]);
      await record(1);
      await relay.drain();
      expect((await waiting())[0]).toMatchObject({ progress: '3', attempts: 1 });
      crash = false;
      await drainFor(relay, 10_000);
      expect(await projected()).toEqual([10, 11, 12, 13, 14, 15]);
      expect(steps.filter((step) => step === undefined)).toHaveLength(1);
      expect(await waiting()).toEqual([]);
    });

    test('long work can pause between its steps', async () => {
      const at: number[] = [];
      const relay = kernel.serve([
        handler(async () => {
          at.push(kernel.clock.now());
          return at.length < 3 ? { more: 'on', pause: 1000 } : undefined;
        }),
      ]);
      await record(1);
      for (let i = 0; i < 30; i++) {
        await relay.drain();
        kernel.clock.at += 100;
      }
      expect(at.map((when) => when - at[0]!)).toEqual([0, 1000, 2000]);
      expect(await waiting()).toEqual([]);
    });

    test('a long task does not delay the short ones after it', async () => {
      const order: string[] = [];
      const relay = kernel.serve([
        handler(async (event, cursor) => {
          const step = Number(cursor ?? 0);
          order.push(`${event.data.number}.${step}`);
          kernel.clock.at += 1;
          return event.data.number === 0 && step < 3 ? { more: String(step + 1) } : undefined;
        }),
      ]);
      await record(0, 1, 2);
      await relay.drain();
      expect(order.indexOf('1.0')).toBeLessThan(order.indexOf('0.3'));
      expect(order).toHaveLength(6);
    });

    test('frames are pushed when their step is committed, and not when it is rolled back', async () => {
      const frame = frameType('test.frame', 'A test', z.object({ number: z.number() }));
      let failures = 0;
      const relay = kernel.serve([
        handler(async (event) => {
          project(kernel, event);
          if (event.data.number === 2 && failures++ === 0) throw new Error('undone');
          return { push: [toFrame(frame, event, { number: event.data.number }, [nobody])] };
        }),
      ]);
      await record(1, 2, 3);
      await drainFor(relay, 60_000);
      expect(kernel.published.map(({ data }) => data).sort()).toEqual([
        { number: 1 },
        { number: 2 },
        { number: 3 },
      ]);
    });

    test('commits that follow each other closely do not put off the work', async () => {
      const handled: number[] = [];
      const relay = kernel.serve([
        handler(async (event) => {
          handled.push(event.data.number);
          return undefined;
        }),
      ]);
      relay.start();
      const deadline = performance.now() + 1_000;
      // The first messages may be handled by the poll at the start, later ones only by a round after commits.
      const isHandled = () => handled.some((number) => number >= 10);
      for (let number = 0; !isHandled() && performance.now() < deadline; number++) {
        await record(number);
        // Commits of the embedded database never leave the microtask queue; timers need a turn of their own.
        await yieldToEventLoop();
      }
      expect(isHandled()).toBe(true);
      await relay.stop();
    });

    test('another process that is told of a commit handles it before its next poll', async () => {
      const channel = new MemoryChannel();
      const [here, there] = [new MemoryBus(channel), new MemoryBus(channel)];
      await there.start();
      const handled: number[] = [];
      const other = await kernel.another(kernel.clock);
      const relay = other.serve([
        handler(async (event) => {
          handled.push(event.data.number);
          return undefined;
        }),
      ]);
      relay.start();
      onTestFinished(() => relay.stop());
      there.on('outbox', (payload) => relay.wake(JSON.parse(String(payload)) as string[]));
      // It polls once a second at most: once that may be soon, but not several times.
      for (const number of upTo(4)) {
        await record(number);
        here.publish('outbox', () => Buffer.from(JSON.stringify(['test.subscriber'])));
        await expect.poll(() => handled, { timeout: 500 }).toEqual(upTo(number + 1));
      }
    });

    test('a side effect runs once, outside any transaction', async () => {
      const effects: number[] = [];
      const relay = kernel.serve([
        handler(async (event) => {
          expect(() => kernel.database.enqueue(bad, {})).toThrow('unit of work');
          effects.push(event.data.number);
          return undefined;
        }, 'side-effect'),
      ]);
      await record(...upTo(25));
      await relay.drain();
      expect(effects.sort((a, b) => a - b)).toEqual(upTo(25));
      expect(await waiting()).toEqual([]);
    });

    test('when a process dies, another one repeats its side effect only after the lease has expired', async () => {
      const other = await kernel.another(kernel.clock);
      await record(1);
      // Another process leased the message and was killed.
      await kernel.unitOfWork.transact(async () => {
        for (const message of await kernel.outbox.claim('test.subscriber', 10)) kernel.outbox.lease(message);
      });
      const effects: number[] = [];
      const relay = other.serve([
        handler(async (event) => void effects.push(event.data.number), 'side-effect'),
      ]);
      await relay.drain();
      expect(effects).toEqual([]);
      kernel.clock.at += 119_000;
      await relay.drain();
      expect(effects).toEqual([]);
      kernel.clock.at += 2_000;
      await relay.drain();
      expect(effects).toEqual([1]);
      expect(await waiting()).toEqual([]);
    });

    test('two relays on one database share the work and handle no event twice', async () => {
      const other = await kernel.another(kernel.clock);
      await record(...upTo(300));
      const relays = [kernel, other].map((process) =>
        process.serve([
          handler(async (event) => {
            project(process, event);
            return undefined;
          }),
        ]),
      );
      await Promise.all(relays.map((relay) => relay.drain()));
      expect(await projected()).toEqual(upTo(300));
      expect(await waiting()).toEqual([]);
    });

    test('two relays run each side effect only once', async () => {
      const other = await kernel.another(kernel.clock);
      await record(...upTo(60));
      const effects: number[] = [];
      const relays = [kernel, other].map((process) =>
        process.serve([handler(async (event) => void effects.push(event.data.number), 'side-effect')]),
      );
      await Promise.all(relays.map((relay) => relay.drain()));
      expect(effects.sort((a, b) => a - b)).toEqual(upTo(60));
    });

    test.each(['projection', 'side-effect'] as const)(
      'of two workers each gives to a %s the events of its own slots, also after failures',
      async (when) => {
        const halves = ['00-7f', '80-ff'];
        const owners = upTo(40).map((n) => `01990000-0000-7000-8000-${n.toString().padStart(12, '0')}`);
        // Sets, since a batch that fails is handled again.
        const handled = [new Set<string>(), new Set<string>()] as const;
        const failed = new Set<string>();
        const workers = await Promise.all(halves.map((slots) => kernel.another(kernel.clock, slots)));
        const relays = workers.map((worker, i) =>
          worker.serve([
            subscriber({
              name: 'test.subscriber',
              when,
              on: [Owned],
              needs: {},
              handle: async ({ data: { userId } }) => {
                if (!failed.has(userId)) {
                  failed.add(userId);
                  throw new Error('the first attempt');
                }
                handled[i]!.add(userId);
                return undefined;
              },
            }),
          ]),
        );
        await kernel.unitOfWork.run(async () => {
          for (const userId of owners) kernel.recorder.record(Owned({ userId }));
        });
        await drainFor(relays[0]!, 60_000);
        expect(await waiting()).toHaveLength(owners.length - handled[0].size);
        await drainFor(relays[1]!, 60_000);
        expect(await waiting()).toEqual([]);
        const isLow = (owner: string) => slotOf(owner)[0]! < 0x80;
        expect(handled.map((some) => [...some].sort())).toEqual([
          owners.filter(isLow),
          owners.filter((owner) => !isLow(owner)),
        ]);
      },
    );

    test('an event from a process whose clock is ahead is not due before its time', async () => {
      await record(1);
      kernel.clock.at -= 1000;
      expect(
        (await new Outbox(kernel.database, kernel.clock, allSlots).due(['test.subscriber'])).names,
      ).toEqual([]);
    });
  });
}
