import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { never, Outbox } from '../../src/infrastructure/kernel/outbox/outbox.ts';
import type { OutboxRelay } from '../../src/infrastructure/kernel/outbox/outbox-relay.ts';
import type { Kernel, Process } from '../kit/kernel.ts';

const Happened = eventType('test.happened', 1, { userId: 'id', number: 'number' });
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
const hearing = (handle: Handle, when: When = 'projection') =>
  subscriber({
    name: 'test.subscriber',
    when,
    on: [Happened],
    needs: {},
    handle: (event, _ports, cursor) => handle(event as never, cursor),
  });

/** Facts reach durable subscribers: each once, whatever fails in between. */
export function relayContract(open: () => Promise<Kernel>): void {
  describe('Dispatches and Relay', () => {
    let kernel: Kernel;
    beforeEach(async () => {
      kernel = await open();
      kernel.serve([hearing(async () => undefined)]);
    });
    afterEach(() => kernel.close());

    const tell = (...numbers: number[]) =>
      kernel.unitOfWork.run(async () => {
        for (const number of numbers) kernel.recorder.record(Happened({ userId: nobody, number }));
      });
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
    /** A projection: a row for each fact. Seen twice it would break its key. */
    const project = (process: Process, event: StoredEvent<{ number: number }>) =>
      process.database.enqueue(seen, { muterId: nobody, mutedId: event.id, at: event.data.number });
    const projected = async () =>
      (await kernel.database.rows(seenBy, { muterId: nobody })).map(({ at }) => at);
    const waiting = () => kernel.database.rows(left, {});
    /** Drains until what was postponed has had its chance. */
    async function drainFor(relay: OutboxRelay, ms: number, steps = 40): Promise<void> {
      for (let i = 0; i < steps; i++) {
        await relay.drain();
        kernel.clock.at += ms / steps;
      }
      await relay.drain();
    }

    test('a projection gets each fact exactly once, in order', async () => {
      const order: number[] = [];
      const relay = kernel.serve([
        hearing(async (event) => {
          order.push(event.data.number);
          project(kernel, event);
          return undefined;
        }),
      ]);
      await tell(...upTo(150));
      await relay.drain();
      await relay.drain();
      expect(order).toEqual(upTo(150));
      expect(await projected()).toEqual(upTo(150));
      expect(await waiting()).toEqual([]);
    });

    test('a handler that fails midway leaves nothing of its batch behind, and is not done twice', async () => {
      let failures = 0;
      const relay = kernel.serve([
        hearing(async (event) => {
          project(kernel, event);
          await kernel.unitOfWork.flush();
          if (event.data.number === 7 && failures++ < 3) throw new Error('midway');
          return undefined;
        }),
      ]);
      await tell(...upTo(20));
      await drainFor(relay, 60_000);
      expect(await projected()).toEqual(upTo(20));
      expect(await waiting()).toEqual([]);
    });

    test('a long projection holds up no other', async () => {
      const order: string[] = [];
      const done = async (what: string) => {
        order.push(what);
        return undefined;
      };
      const short = { name: 'test.short', when: 'projection', on: [Happened], needs: {} } as const;
      const relay = kernel.serve([
        hearing(async (_, cursor = '0') => {
          await done('long');
          return cursor === '4' ? undefined : { more: String(Number(cursor) + 1) };
        }),
        subscriber({ ...short, handle: () => done('short') }),
      ]);
      await tell(0);
      await relay.drain();
      expect(order).toEqual(['long', 'short', 'long', 'long', 'long', 'long']);
    });

    test.each([
      ['throws', async () => Promise.reject(new Error('poison'))],
      ['writes what the database refuses', async (kernel: Process) => kernel.database.enqueue(bad, {})],
      [
        'meets a taken key each time',
        async (kernel: Process) => kernel.database.enqueue(taken, { muterId: nobody }),
      ],
      [
        'meets a taken key at once',
        async (kernel: Process) => void (await kernel.database.write(taken, { muterId: nobody })),
      ],
    ])('one poisonous fact among 100 that %s does not stop the others', async (_, poison) => {
      await kernel.unitOfWork.run(async () => kernel.database.enqueue(taken, { muterId: nobody }));
      const relay = kernel.serve([
        hearing(async (event) => {
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
      await tell(...upTo(100));
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

    test('after its last attempt it stays as dead, with its error, and is tried no more', async () => {
      let tries = 0;
      const relay = kernel.serve([
        hearing(async () => {
          tries++;
          throw new Error(`no. ${tries}`);
        }),
      ]);
      await tell(1);
      await drainFor(relay, 24 * 3_600_000, 200);
      expect(tries).toBe(12);
      const [dead] = await waiting();
      expect(dead).toMatchObject({ attempts: 12, dueAt: never });
      expect(dead!.deadAt).toBeLessThanOrEqual(kernel.clock.now());
      expect(dead!.error).toContain('no. 12');
    });

    test('long work is done in steps, each stored; a crash goes on where it was', async () => {
      let crash = true;
      const steps: (string | undefined)[] = [];
      const relay = kernel.serve([
        hearing(async (event, cursor) => {
          steps.push(cursor);
          const step = Number(cursor ?? 0);
          if (step === 3 && crash) throw new Error('crash');
          const mutedId = kernel.ids.next();
          kernel.database.enqueue(seen, { muterId: nobody, mutedId, at: event.data.number * 10 + step });
          return step < 5 ? { more: String(step + 1) } : undefined;
        }),
      ]);
      await tell(1);
      await relay.drain();
      expect((await waiting())[0]).toMatchObject({ progress: '3', attempts: 1 });
      crash = false;
      await drainFor(relay, 10_000);
      expect(await projected()).toEqual([10, 11, 12, 13, 14, 15]);
      expect(steps.filter((step) => step === undefined)).toHaveLength(1);
      expect(await waiting()).toEqual([]);
    });

    test('long work that is in no hurry pauses between its steps', async () => {
      const at: number[] = [];
      const relay = kernel.serve([
        hearing(async () => {
          at.push(kernel.clock.now());
          return at.length < 3 ? { more: 'on', pause: 1000 } : undefined;
        }),
      ]);
      await tell(1);
      for (let i = 0; i < 30; i++) {
        await relay.drain();
        kernel.clock.at += 100;
      }
      expect(at.map((when) => when - at[0]!)).toEqual([0, 1000, 2000]);
      expect(await waiting()).toEqual([]);
    });

    test('a long one does not hold up the short ones behind it', async () => {
      const order: string[] = [];
      const relay = kernel.serve([
        hearing(async (event, cursor) => {
          const step = Number(cursor ?? 0);
          order.push(`${event.data.number}.${step}`);
          kernel.clock.at += 1;
          return event.data.number === 0 && step < 3 ? { more: String(step + 1) } : undefined;
        }),
      ]);
      await tell(0, 1, 2);
      await relay.drain();
      expect(order.indexOf('1.0')).toBeLessThan(order.indexOf('0.3'));
      expect(order).toHaveLength(6);
    });

    test('a frame is pushed when its step is stored, and not when it is undone', async () => {
      const frame = frameType('test.frame', 'A test', z.object({ number: z.number() }));
      let failures = 0;
      const relay = kernel.serve([
        hearing(async (event) => {
          project(kernel, event);
          if (event.data.number === 2 && failures++ === 0) throw new Error('undone');
          return { push: [toFrame(frame, event, { number: event.data.number }, [nobody])] };
        }),
      ]);
      await tell(1, 2, 3);
      await drainFor(relay, 60_000);
      expect(kernel.published.map(({ data }) => data).sort()).toEqual([
        { number: 1 },
        { number: 2 },
        { number: 3 },
      ]);
    });

    test('an effect runs outside any transaction and is done once', async () => {
      const effects: number[] = [];
      const relay = kernel.serve([
        hearing(async (event) => {
          expect(() => kernel.database.enqueue(bad, {})).toThrow('unit of work');
          effects.push(event.data.number);
          return undefined;
        }, 'side-effect'),
      ]);
      await tell(...upTo(25));
      await relay.drain();
      expect(effects.sort((a, b) => a - b)).toEqual(upTo(25));
      expect(await waiting()).toEqual([]);
    });

    test('an effect whose process died is tried again by another when its lease is over, not before', async () => {
      const other = await kernel.another(kernel.clock);
      await tell(1);
      // A process that took it and was killed before it could do it.
      await kernel.unitOfWork.transact(async () => {
        for (const dispatch of await kernel.outbox.claim('test.subscriber', 10))
          kernel.outbox.lease(dispatch);
      });
      const effects: number[] = [];
      const relay = other.serve([
        hearing(async (event) => void effects.push(event.data.number), 'side-effect'),
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

    test('two relays on one database share the work and never double it', async () => {
      const other = await kernel.another(kernel.clock);
      await tell(...upTo(300));
      const relays = [kernel, other].map((process) =>
        process.serve([
          hearing(async (event) => {
            project(process, event);
            return undefined;
          }),
        ]),
      );
      await Promise.all(relays.map((relay) => relay.drain()));
      expect(await projected()).toEqual(upTo(300));
      expect(await waiting()).toEqual([]);
    });

    test('two relays never run one effect both', async () => {
      const other = await kernel.another(kernel.clock);
      await tell(...upTo(60));
      const effects: number[] = [];
      const relays = [kernel, other].map((process) =>
        process.serve([hearing(async (event) => void effects.push(event.data.number), 'side-effect')]),
      );
      await Promise.all(relays.map((relay) => relay.drain()));
      expect(effects.sort((a, b) => a - b)).toEqual(upTo(60));
    });

    test('a fact from a clock that runs ahead is not due before its time', async () => {
      await tell(1);
      kernel.clock.at -= 1000;
      expect(await new Outbox(kernel.database, kernel.clock).due(['test.subscriber'])).toEqual([]);
    });
  });
}
