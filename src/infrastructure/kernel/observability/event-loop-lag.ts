import { createHistogram, performance, type RecordableHistogram } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import { untilTick } from '../runtime/ticks.ts';

const beatMs = 10;
/** Without calls for so long it beats slowly: quick beats were most of what an idle process did. */
const quietMs = 1_000;
const slowBeatMs = 1_000;
/** A slow beat that is later than this has found work that no call brought. */
const lateMs = 20;

/**
 * How late timers run because the event loop is busy: measured every 10 ms while there is work, every second
 * otherwise. The gauges are named as prom-client names them, and begin anew at each scrape.
 */
export class EventLoopLag {
  readonly #lateness = createHistogram();
  #workedAt = performance.now();
  #dueAt = 0;
  #isQuick = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(registry: Registry) {
    const seconds = (of: (lateness: RecordableHistogram) => number) =>
      this.#lateness.count === 0 ? 0 : of(this.#lateness) / 1e9;
    const gauge = (name: string, help: string, collect: (gauge: Gauge) => void) =>
      new Gauge({
        name: `nodejs_eventloop_lag_${name}_seconds`,
        help,
        registers: [registry],
        collect() {
          collect(this);
        },
      });
    for (const p of [50, 90, 99])
      gauge(`p${p}`, `The ${p}th percentile of the event loop lag since the last scrape`, (to) =>
        to.set(seconds((lateness) => lateness.percentile(p))),
      );
    gauge('mean', 'The mean of the event loop lag since the last scrape', (to) =>
      to.set(seconds(({ mean }) => mean)),
    );
    // The last one that a scrape reads.
    gauge('max', 'The largest event loop lag since the last scrape', (to) => {
      to.set(seconds(({ max }) => max));
      this.#lateness.reset();
    });
    this.#next();
  }

  /** Tells that a call begins. */
  readonly behaviour: Behaviour = (_, next) => {
    this.#workedAt = performance.now();
    if (!this.#isQuick) this.#next();
    return next();
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  #next(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#isQuick = now - this.#workedAt < quietMs;
    const ms = this.#isQuick ? beatMs : untilTick(slowBeatMs);
    this.#dueAt = now + ms;
    this.#timer = setTimeout(() => this.#beat(), ms).unref();
  }

  #beat(): void {
    const lateForMs = Math.max(0, performance.now() - this.#dueAt);
    this.#lateness.record(Math.max(1, Math.round(lateForMs * 1e6)));
    if (lateForMs > lateMs) this.#workedAt = performance.now();
    this.#next();
  }
}
