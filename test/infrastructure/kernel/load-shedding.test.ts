import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Operation } from '../../../src/application/kernel/operation.ts';
import { LoadShedding } from '../../../src/infrastructure/kernel/runtime/load-shedding.ts';

const registry = new Registry();
const lines: Record<string, unknown>[] = [];
let waiting: Partial<Record<Operation['kind'], number>> = {};
const shedding = new LoadShedding(
  { waited: (kind) => waiting[kind] ?? 0 },
  registry,
  pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
  100,
);
const refuses = (kind: Operation['kind']) => shedding.refuses(kind, 'http');
const shed = async () =>
  Number(/calls_shed_total\{wire="http"\} (\d+)/.exec(await registry.metrics())?.[1] ?? 0);

describe('load shedding', () => {
  afterEach(() => {
    waiting = {};
  });

  it('a short burst is admitted', () => {
    waiting = { query: 5_000, command: 5_000 };
    expect([refuses('query'), refuses('command')]).toEqual([false, false]);
  });

  it('calls are refused while the queue persists, counted, and logged in one line for many', async () => {
    waiting = { query: 150, command: 150 };
    await expect.poll(() => refuses('query'), { interval: 5, timeout: 10_000 }).toBe(true);
    expect(refuses('command')).toBe(true);
    expect(await shed()).toBeGreaterThanOrEqual(2);
    await expect.poll(() => lines.length, { interval: 5, timeout: 10_000 }).toBe(1);
    expect(lines[0]).toMatchObject({ level: 40, msg: 'calls refused under overload' });
  });

  it('nothing is measured while nobody calls', async () => {
    const beats = vi.spyOn(globalThis, 'setImmediate');
    const countSince = () => beats.mock.calls.splice(0).length;
    refuses('query');
    await expect.poll(countSince, { interval: 100, timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(countSince, { interval: 100, timeout: 10_000 }).toBe(0);
    refuses('query');
    await expect.poll(countSince, { interval: 100, timeout: 10_000 }).toBeGreaterThan(0);
  });

  it('calls are admitted again as soon as no call waits', async () => {
    waiting = { query: 150 };
    await expect.poll(() => refuses('query'), { interval: 5, timeout: 10_000 }).toBe(true);
    waiting = {};
    expect(refuses('query')).toBe(false);
  });

  it('a queue of writers does not cause queries to be refused', async () => {
    waiting = { command: 150 };
    await expect.poll(() => refuses('command'), { interval: 5, timeout: 10_000 }).toBe(true);
    expect(refuses('query')).toBe(false);
  });

  it('a queue that comes back soon after calls were refused is refused sooner', async () => {
    const patient = new LoadShedding({ waited: () => waiting.query ?? 0 }, new Registry(), pino({}), 1_500);
    const untilRefused = async () => {
      waiting = { query: 150 };
      const from = performance.now();
      await expect.poll(() => patient.refuses('query', 'http'), { interval: 5, timeout: 10_000 }).toBe(true);
      return performance.now() - from;
    };
    expect(await untilRefused()).toBeGreaterThan(1_500);
    waiting = {};
    expect(patient.refuses('query', 'http')).toBe(false);
    expect(await untilRefused()).toBeLessThan(1_000);
    patient.stop();
  });

  it('a persistently late event loop causes refusals, one long turn does not', async () => {
    const keepBusy = (ms: number) => {
      for (const until = performance.now() + ms; performance.now() < until; );
    };
    await expect.poll(() => refuses('command'), { interval: 5, timeout: 10_000 }).toBe(false);
    keepBusy(150);
    expect([refuses('query'), refuses('command')]).toEqual([false, false]);
    let refused = 0;
    await expect
      .poll(
        () => {
          keepBusy(120);
          refused += Number(refuses('query'));
          return refused;
        },
        { interval: 1, timeout: 10_000 },
      )
      .toBeGreaterThan(2);
    shedding.stop();
  });
});
