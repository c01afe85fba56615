import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { Admission } from '../../../application/kernel/admission.ts';
import type { Meta, Operation } from '../../../application/kernel/operation.ts';
import type { Engine } from '../database/engine.ts';

const beatMs = 10;
/** Without calls for so long the beats stop: they are most of what an idle process does. */
const quietMs = 1_000;
const logEveryMs = 1_000;
// A command costs several times as much as a query, so under load more queries are served.
const maxWaitMs = { query: 60, command: 45 };
// Congestion must last before calls are refused: bursts, and one long event loop turn, pass by themselves.
const defaultGraceMs = 200;
const graceBeats = 2;
// If calls were refused within this time, a queue is no burst any more.
const refusedRecentlyMs = 1_000;
const shortGraceMs = 40;
// An event loop that had idle time has no queue: if it is late, it was denied the CPU, by password hashing or
// by other processes.
const busyShare = 0.75;
const cpuContentionMs = 80;

/** A resource that calls wait for; it is congested while the wait is too long. */
class Congestion {
  readonly #waited: () => number;
  readonly #longestMs: number;
  readonly #graceMs: number;
  #calmAt = performance.now();
  #refusedAt = -Infinity;
  #beatsSince = 0;

  constructor(waited: () => number, longestMs: number, graceMs: number) {
    this.#waited = waited;
    this.#longestMs = longestMs;
    this.#graceMs = graceMs;
  }

  /** Nothing is known of the time before. */
  begin(): void {
    this.#calmAt = performance.now();
    this.#beatsSince = 0;
  }

  sample(): void {
    this.#beatsSince++;
    if (!this.now()) this.begin();
  }

  now(): boolean {
    return this.#waited() > this.#longestMs;
  }

  refuses(): boolean {
    if (!this.now() || this.#beatsSince < graceBeats) return false;
    const now = performance.now();
    const graceMs = now - this.#refusedAt < refusedRecentlyMs ? shortGraceMs : this.#graceMs;
    if (now - this.#calmAt <= graceMs) return false;
    this.#refusedAt = now;
    return true;
  }
}

/**
 * Refuses calls while earlier ones wait for too long: for the event loop, which is late by the duration of its
 * current turn, or for a database connection. Both are measured in time, so nothing has to be tuned to a
 * machine.
 */
export class LoadShedding extends Admission {
  readonly #congested: Readonly<Record<Operation['kind'], readonly Congestion[]>>;
  readonly #all: readonly Congestion[];
  readonly #refused: Counter<'wire'>;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #calledAt = 0;
  #beatAt = performance.now();
  #used = performance.eventLoopUtilization();
  #isBusy = false;
  #unlogged = 0;
  #loggedAt = 0;

  constructor(
    { waited }: Pick<Engine, 'waited'>,
    registry: Registry,
    logger: Logger,
    graceMs = defaultGraceMs,
  ) {
    super();
    this.#logger = logger;
    const late = () =>
      this.#timer ? performance.now() - this.#beatAt - beatMs - (this.#isBusy ? 0 : cpuContentionMs) : 0;
    const of = (kind: Operation['kind']) =>
      [late, () => waited(kind)].map((each) => new Congestion(each, maxWaitMs[kind], graceMs));
    this.#congested = { query: of('query'), command: of('command') };
    this.#all = Object.values(this.#congested).flat();
    this.#refused = new Counter({
      name: 'calls_shed_total',
      help: 'Calls refused under overload, by wire',
      labelNames: ['wire'] as const,
      registers: [registry],
    });
  }

  refuses(kind: Operation['kind'], wire: Meta['wire']): boolean {
    this.#called();
    if (!this.#congested[kind].some((each) => each.refuses())) return false;
    this.#refused.inc({ wire });
    this.#unlogged++;
    return true;
  }

  isBusy(): boolean {
    this.#called();
    return this.#congested.command.some((each) => each.now());
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #called(): void {
    this.#calledAt = performance.now();
    if (this.#timer) return;
    this.#beatAt = this.#calledAt;
    this.#isBusy = false;
    this.#used = performance.eventLoopUtilization();
    for (const each of this.#all) each.begin();
    // Immediates run after the pending I/O has been processed; from then on, work delays the next I/O.
    this.#timer = setInterval(() => setImmediate(() => this.#beat()), beatMs).unref();
  }

  #beat(): void {
    const used = performance.eventLoopUtilization();
    this.#isBusy = performance.eventLoopUtilization(used, this.#used).utilization > busyShare;
    this.#used = used;
    for (const each of this.#all) each.sample();
    this.#beatAt = performance.now();
    if (this.#beatAt - this.#calledAt > quietMs && this.#unlogged === 0) this.stop();
    if (this.#unlogged === 0 || this.#beatAt - this.#loggedAt < logEveryMs) return;
    // One line for many calls, because refused calls log none themselves.
    this.#logger.warn({ calls: this.#unlogged }, 'calls refused under overload');
    this.#unlogged = 0;
    this.#loggedAt = this.#beatAt;
  }
}
