import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { Admission } from '../../../application/kernel/admission.ts';
import type { Meta, Operation } from '../../../application/kernel/operation.ts';
import type { Engine } from '../database/engine.ts';

const beatMs = 10;
const logEveryMs = 1_000;
// A command costs several times as much as a query, so under load more queries are served.
const maxWaitMs = { query: 60, command: 45 };
// Congestion must last before calls are refused: bursts, and one long event loop turn, pass by themselves.
const defaultGraceMs = 200;
const graceBeats = 2;
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
  #beatsSince = 0;

  constructor(waited: () => number, longestMs: number, graceMs: number) {
    this.#waited = waited;
    this.#longestMs = longestMs;
    this.#graceMs = graceMs;
  }

  sample(): void {
    this.#beatsSince++;
    if (this.now()) return;
    this.#calmAt = performance.now();
    this.#beatsSince = 0;
  }

  now(): boolean {
    return this.#waited() > this.#longestMs;
  }

  persists(): boolean {
    if (!this.now()) return false;
    return this.#beatsSince >= graceBeats && performance.now() - this.#calmAt > this.#graceMs;
  }
}

/**
 * Refuses calls while earlier ones wait for too long: for the event loop, which is late by the duration of its
 * current turn, or for a database connection. Both are measured in time, so nothing has to be tuned to a
 * machine.
 */
export class LoadShedding extends Admission {
  readonly #congested: Readonly<Record<Operation['kind'], readonly Congestion[]>>;
  readonly #refused: Counter<'wire'>;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
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
    const late = () => performance.now() - this.#beatAt - beatMs - (this.#isBusy ? 0 : cpuContentionMs);
    const of = (kind: Operation['kind']) =>
      [late, () => waited(kind)].map((each) => new Congestion(each, maxWaitMs[kind], graceMs));
    this.#congested = { query: of('query'), command: of('command') };
    this.#refused = new Counter({
      name: 'calls_shed_total',
      help: 'Calls refused under overload, by wire',
      labelNames: ['wire'] as const,
      registers: [registry],
    });
    // Immediates run after the pending I/O has been processed; from then on, work delays the next I/O.
    this.#timer = setInterval(() => setImmediate(() => this.#beat()), beatMs).unref();
  }

  refuses(kind: Operation['kind'], wire: Meta['wire']): boolean {
    if (!this.#congested[kind].some((each) => each.persists())) return false;
    this.#refused.inc({ wire });
    this.#unlogged++;
    return true;
  }

  isBusy(): boolean {
    return this.#congested.command.some((each) => each.now());
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const used = performance.eventLoopUtilization();
    this.#isBusy = performance.eventLoopUtilization(used, this.#used).utilization > busyShare;
    this.#used = used;
    for (const each of [...this.#congested.query, ...this.#congested.command]) each.sample();
    this.#beatAt = performance.now();
    if (this.#unlogged === 0 || this.#beatAt - this.#loggedAt < logEveryMs) return;
    // One line for many calls, because refused calls log none themselves.
    this.#logger.warn({ calls: this.#unlogged }, 'calls refused under overload');
    this.#unlogged = 0;
    this.#loggedAt = this.#beatAt;
  }
}
