import { setImmediate as yieldToLoop } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Unavailable } from '../../application/kernel/errors.ts';
import type { Announcement } from '../../application/kernel/frame.ts';
import type { Live } from '../../application/kernel/ports.ts';
import type { Dispatch, Dispatches } from './dispatches.ts';
import type { SqlUnitOfWork } from './sql-unit-of-work.ts';
import type { Wired } from './subscribers.ts';

const nudgeMs = 15;
const pollMs = 1_000;
const budgetMs = 10;
const largestBatch = 100;
const effectsAtOnce = 10;

const most = ({ when }: Wired) => (when === 'later' ? largestBatch : effectsAtOnce);

/** Something in this batch cannot be done: it is rolled back, and tried in smaller ones until it stands alone. */
class BatchFailed extends Error {
  readonly batch: readonly Dispatch[];

  constructor(batch: readonly Dispatch[], cause: unknown) {
    super('A batch failed', { cause });
    this.batch = batch;
  }
}

/** How many a step took on, and how many of them are done with. */
interface Served {
  readonly claimed: number;
  readonly done: number;
}

export interface LaneNeeds {
  readonly dispatches: Dispatches;
  readonly unitOfWork: SqlUnitOfWork;
  readonly live: Live;
  readonly logger: Logger;
}

/** Subscribers that are served one after the other; lanes do not wait for each other. */
export class Lane {
  readonly #subscribers: readonly Wired[];
  readonly #names: readonly string[];
  readonly #needs: LaneNeeds;
  readonly #owed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #stopped = false;

  constructor(subscribers: readonly Wired[], needs: LaneNeeds) {
    this.#subscribers = subscribers;
    this.#names = subscribers.map(({ name }) => name);
    this.#needs = needs;
  }

  start(): void {
    this.#schedule(0, true);
  }

  /** Nudges come after every commit; those of a moment share one drain. */
  nudge(subscribers: ReadonlySet<string>): void {
    for (const name of this.#names) if (subscribers.has(name)) this.#owed.add(name);
    if (this.#owed.size > 0 && !this.#draining) this.#schedule(nudgeMs, false);
  }

  /** Ends after the batch that is running. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#draining;
  }

  /** Works until nothing is due; answers whether anything was. */
  async drain(): Promise<boolean> {
    let worked = false;
    for (;;) {
      const due = await this.#needs.dispatches.due(this.#names);
      if (due.length === 0) return worked;
      worked = true;
      await this.#serve(new Set(due));
    }
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
      const names = poll ? await this.#needs.dispatches.due(this.#names) : [];
      const due = new Set([...names, ...this.#owed]);
      this.#owed.clear();
      await this.#serve(due);
    } catch (error) {
      this.#needs.logger.error({ err: error, subscribers: this.#names }, 'the relay pauses');
    }
  }

  /** A batch of each in turn, and of those that are nudged meanwhile: a long one holds up nobody else's. */
  async #serve(due: ReadonlySet<string>): Promise<void> {
    const waiting = new Set(due);
    const limits = new Map<string, number>();
    while (waiting.size > 0)
      for (const subscriber of this.#subscribers) {
        for (const name of this.#owed) waiting.add(name);
        this.#owed.clear();
        if (!waiting.delete(subscriber.name)) continue;
        if (this.#stopped) return;
        const next = await this.#serveOne(subscriber, limits.get(subscriber.name) ?? most(subscriber));
        if (next > 0) waiting.add(subscriber.name);
        limits.set(subscriber.name, Math.min(next || most(subscriber), most(subscriber)));
        await yieldToLoop();
      }
  }

  /** Answers how many to take the next time: 0 when nothing is left. */
  async #serveOne(subscriber: Wired, limit: number): Promise<number> {
    const step = subscriber.when === 'later' ? this.#project : this.#effect;
    try {
      const { claimed, done } = await step.call(this, subscriber, limit);
      if (done < claimed) return Math.max(1, done * 2);
      // What comes meanwhile is nudged.
      return claimed < limit ? 0 : limit * 2;
    } catch (error) {
      if (!(error instanceof BatchFailed)) throw error;
      const [first, ...others] = error.batch;
      if (first && others.length === 0) await this.#postpone(first, error.cause);
      return Math.max(1, error.batch.length >> 1);
    }
  }

  /** Effects and the mark that they are done are one transaction. */
  async #project(subscriber: Wired, limit: number): Promise<Served> {
    let claimed: readonly Dispatch[] = [];
    try {
      const { announcements, done } = await this.#needs.unitOfWork.transact(async () => {
        claimed = await this.#needs.dispatches.claim(subscriber.name, limit);
        return this.#projectAll(subscriber, claimed);
      });
      if (announcements.length > 0) this.#needs.live.push(announcements);
      return { claimed: claimed.length, done };
    } catch (error) {
      // Nobody's fault but the database's: no attempt is counted.
      if (error instanceof Unavailable || claimed.length === 0) throw error;
      throw new BatchFailed(claimed, error);
    }
  }

  async #projectAll(subscriber: Wired, claimed: readonly Dispatch[]) {
    const { dispatches } = this.#needs;
    const announcements: Announcement[] = [];
    const done: Dispatch[] = [];
    const until = performance.now() + budgetMs;
    for (const dispatch of claimed) {
      if (done.length > 0 && performance.now() > until) break;
      const progress = await subscriber.handle(dispatch.fact, dispatch.progress ?? undefined);
      announcements.push(...(progress?.announce ?? []));
      if (progress?.more !== undefined) {
        dispatches.advance(dispatch, progress.more, progress.pause);
        break;
      }
      done.push(dispatch);
    }
    dispatches.done(done);
    return { announcements, done: done.length };
  }

  /** Leased first, then run outside any transaction, then marked; a crash in between repeats it. */
  async #effect(subscriber: Wired, limit: number): Promise<Served> {
    const { dispatches, unitOfWork } = this.#needs;
    const leased = await unitOfWork.transact(async () => {
      const claimed = await dispatches.claim(subscriber.name, limit);
      return claimed.map((dispatch) => dispatches.lease(dispatch));
    });
    await Promise.all(leased.map((dispatch) => this.#run(subscriber, dispatch)));
    return { claimed: leased.length, done: leased.length };
  }

  async #run(subscriber: Wired, dispatch: Dispatch): Promise<void> {
    const { dispatches, unitOfWork, logger } = this.#needs;
    try {
      await subscriber.handle(dispatch.fact, dispatch.progress ?? undefined);
    } catch (error) {
      logger.warn(
        { err: error, subscriber: subscriber.name, attempts: dispatch.attempts },
        'an effect failed',
      );
      return unitOfWork.run(async () => dispatches.failed(dispatch, dispatch.attempts, error));
    }
    await unitOfWork.run(async () => dispatches.done([dispatch]));
  }

  async #postpone(dispatch: Dispatch, error: unknown): Promise<void> {
    const { dispatches, unitOfWork, logger } = this.#needs;
    const attempts = dispatch.attempts + 1;
    logger.warn(
      { err: error, subscriber: dispatch.subscriber, event: dispatch.eventId, attempts },
      'a projection failed',
    );
    await unitOfWork.run(async () => dispatches.failed(dispatch, attempts, error));
  }
}
