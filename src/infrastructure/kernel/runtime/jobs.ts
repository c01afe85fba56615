import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { settledWithin } from '../../../application/kernel/concurrency/settled-within.ts';
import type { Needs, Port, Resolved } from '../../../application/kernel/operation.ts';
import { Rest } from './rest.ts';
import { untilTick } from './ticks.ts';

/** Repeated work; a context lists its jobs in its module. */
export interface Job {
  readonly name: string;
  /** Milliseconds between the ticks at which it runs, unless it still runs then. */
  readonly everyMs: number;
  /** It serves what this process has in memory; all others run in one process, or in several that share the work. */
  readonly isLocal?: boolean;
  readonly needs: Needs;
  /**
   * Resolves to true when there is more work, and then runs again at once; or to the milliseconds until something is due,
   * and then runs again after that, after a unit of this process has committed, or after 15 s.
   */
  run(ports: unknown): Promise<boolean | number | undefined>;
}

export const job = <N extends Needs>(spec: {
  readonly name: string;
  readonly everyMs: number;
  readonly isLocal?: boolean;
  readonly needs: N;
  // biome-ignore lint/suspicious/noConfusingVoidType: a job without an answer has nothing waiting
  run(ports: Resolved<N>): Promise<boolean | number | void>;
}): Job => spec as unknown as Job;

/** Something that runs from the start to the stop of the service. */
export interface BackgroundService {
  readonly name: string;
  /** As that of a job. */
  readonly isLocal?: boolean;
  readonly needs: Needs;
  /** Resolves when the service may accept calls, to the function that stops this. */
  start(ports: unknown, service: Observability): Promise<Stop>;
}
export interface Observability {
  readonly logger: Logger;
  readonly metrics: Registry;
}
export type Stop = () => Promise<void> | void;

export const backgroundService = <N extends Needs>(spec: {
  readonly name: string;
  readonly isLocal?: boolean;
  readonly needs: N;
  start(ports: Resolved<N>, service: Observability): Promise<Stop>;
}): BackgroundService => spec as unknown as BackgroundService;

/** Resolves the needed ports, under the names given in `needs`. */
export const resolveNeeds = <N extends Needs>(needs: N, resolve: <T>(port: Port<T>) => T): Resolved<N> =>
  Object.fromEntries(Object.entries(needs).map(([name, port]) => [name, resolve(port)])) as Resolved<N>;

/** Runs jobs at their intervals; runs of one job never overlap. */
export class JobScheduler {
  readonly #logger: Logger;
  readonly #commits: () => number;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  /** `commits` counts the units that this process has committed. */
  constructor(logger: Logger, commits: () => number) {
    this.#logger = logger;
    this.#commits = commits;
  }

  start({ name, everyMs, run }: Job, ports: unknown): void {
    const schedule = (pauseMs: number) => {
      if (!this.#stopped) this.#timers.set(name, setTimeout(work, pauseMs));
    };
    const rest = new Rest(this.#commits);
    const work = () => {
      if (!rest.isOver) return schedule(untilTick(everyMs));
      const running = rest
        .after(
          () => run(ports),
          (found) => (typeof found === 'number' ? found : undefined),
        )
        .catch((error: unknown) => {
          this.#logger.error({ err: error, job: name }, 'a job failed');
          return false;
        })
        .then((found) => schedule(found === true ? 0 : untilTick(everyMs)))
        .finally(() => this.#running.delete(running));
      this.#running.add(running);
    };
    schedule(untilTick(everyMs));
  }

  /**
   * Resolves after the current runs; one that hangs, for instance on a mail server, is abandoned after
   * `patienceMs`.
   */
  async stop(patienceMs = 2_000): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await settledWithin(Promise.all(this.#running), patienceMs);
  }
}
