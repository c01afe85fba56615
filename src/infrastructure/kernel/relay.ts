import { setImmediate as yieldToLoop } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Live } from '../../application/kernel/ports.ts';
import type { Announcement } from '../../application/kernel/subscriber.ts';
import type { Dispatch, Dispatches } from './dispatches.ts';
import type { SqlUnitOfWork } from './sql-unit-of-work.ts';
import { isDurable, type Subscribers, type Wired } from './subscribers.ts';

const nudgeMs = 15;
const pollMs = 1_000;
const budgetMs = 10;
const largestBatch = 100;

/** A batch was rolled back, whoever of it is at fault; it is tried in smaller ones. */
class BatchFailed extends Error {
  readonly dispatches: readonly Dispatch[];

  constructor(dispatches: readonly Dispatch[], cause: unknown) {
    super('A batch of dispatches failed', { cause });
    this.dispatches = dispatches;
  }
}

/** Brings facts to their durable subscribers: batched, resumable, each one once or leased. */
export class Relay {
  readonly #subscribers: readonly Wired[];
  readonly #dispatches: Dispatches;
  readonly #unitOfWork: SqlUnitOfWork;
  readonly #live: Live;
  readonly #logger: Logger;
  readonly #owed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #stopped = false;

  constructor(
    subscribers: Subscribers,
    dispatches: Dispatches,
    unitOfWork: SqlUnitOfWork,
    live: Live,
    logger: Logger,
  ) {
    this.#subscribers = subscribers.all.filter(({ when }) => isDurable(when));
    this.#dispatches = dispatches;
    this.#unitOfWork = unitOfWork;
    this.#live = live;
    this.#logger = logger;
  }

  start(): void {
    this.#schedule(0, true);
  }

  /** Nudges come after every commit; those of a moment share one drain. */
  nudge(subscribers: ReadonlySet<string>): void {
    for (const name of subscribers) this.#owed.add(name);
    if (!this.#draining) this.#schedule(nudgeMs, false);
  }

  /** Ends after the batch that is running. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#draining;
  }

  /** Works until nothing is due. */
  async drain(): Promise<void> {
    const names = this.#subscribers.map(({ name }) => name);
    for (let due = await this.#dispatches.due(names); due.length > 0; due = await this.#dispatches.due(names))
      for (const subscriber of this.#subscribers)
        if (due.includes(subscriber.name)) await this.#drainOne(subscriber);
  }

  #schedule(ms: number, poll: boolean): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#draining = this.#round(poll).finally(() => {
        this.#draining = undefined;
        if (this.#owed.size > 0) this.#schedule(nudgeMs, false);
        else this.#schedule(pollMs, true);
      });
    }, ms);
  }

  async #round(poll: boolean): Promise<void> {
    try {
      const names = poll ? await this.#dispatches.due(this.#subscribers.map(({ name }) => name)) : [];
      const due = new Set([...names, ...this.#owed]);
      this.#owed.clear();
      for (const subscriber of this.#subscribers)
        if (due.has(subscriber.name)) await this.#drainOne(subscriber);
    } catch (error) {
      this.#logger.error({ err: error }, 'the relay pauses');
    }
  }

  async #drainOne(subscriber: Wired): Promise<void> {
    const step = subscriber.when === 'later' ? this.#project : this.#effect;
    for (let limit = largestBatch; !this.#stopped; ) {
      try {
        const worked = await step.call(this, subscriber, limit);
        if (worked === 0) return;
        limit = Math.min(largestBatch, limit * 2);
      } catch (error) {
        if (!(error instanceof BatchFailed)) throw error;
        const { dispatches, cause } = error;
        if (dispatches.length === 1) await this.#postpone(dispatches[0]!, cause);
        limit = Math.max(1, dispatches.length >> 1);
      }
      await yieldToLoop();
    }
  }

  /** Effects and the mark that they are done are one transaction. */
  async #project(subscriber: Wired, limit: number): Promise<number> {
    const announcements: Announcement[] = [];
    let claimed: Dispatch[] = [];
    const project = async () => {
      announcements.length = claimed.length = 0;
      claimed = await this.#dispatches.claim(subscriber.name, limit);
      const done: Dispatch[] = [];
      const until = performance.now() + budgetMs;
      for (const dispatch of claimed) {
        if (done.length > 0 && performance.now() > until) break;
        const progress = await subscriber.handle(dispatch.fact, dispatch.progress ?? undefined);
        announcements.push(...(progress?.announce ?? []));
        if (progress?.more !== undefined) {
          this.#dispatches.advance(dispatch, progress.more);
          break;
        }
        done.push(dispatch);
      }
      this.#dispatches.done(done);
    };
    try {
      await this.#unitOfWork.transact(project);
    } catch (error) {
      // Without a claim it is nobody's fault: the database is away.
      throw claimed.length === 0 ? error : new BatchFailed(claimed, error);
    }
    if (announcements.length > 0) this.#live.push(announcements);
    return claimed.length;
  }

  /** Leased first, then run outside any transaction, then marked; a crash in between repeats it. */
  async #effect(subscriber: Wired, limit: number): Promise<number> {
    const leased = await this.#unitOfWork.transact(async () => {
      const claimed = await this.#dispatches.claim(subscriber.name, Math.min(limit, 10));
      return claimed.map((dispatch) => this.#dispatches.lease(dispatch));
    });
    for (const dispatch of leased) {
      const outcome = await subscriber.handle(dispatch.fact, dispatch.progress ?? undefined).then(
        () => null,
        (error: unknown) => ({ error }),
      );
      if (outcome) this.#logger.warn({ err: outcome.error, subscriber: subscriber.name }, 'an effect failed');
      await this.#unitOfWork.run(async () => {
        if (outcome) this.#dispatches.failed(dispatch, dispatch.attempts, outcome.error);
        else this.#dispatches.done([dispatch]);
      });
    }
    return leased.length;
  }

  async #postpone(dispatch: Dispatch, error: unknown): Promise<void> {
    const { subscriber, eventId, fact } = dispatch;
    const attempts = dispatch.attempts + 1;
    this.#logger.warn({ err: error, subscriber, eventId, event: fact.name, attempts }, 'a projection failed');
    await this.#unitOfWork.run(async () => this.#dispatches.failed(dispatch, attempts, error));
  }
}
