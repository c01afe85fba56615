import type { Logger } from 'pino';
import type { Live } from '../../application/kernel/ports.ts';
import type { Dispatches } from './dispatches.ts';
import { Lane } from './lane.ts';
import type { SqlUnitOfWork } from './sql-unit-of-work.ts';
import type { Subscribers } from './subscribers.ts';

/** Brings facts to their durable subscribers: batched, resumable, each one once or leased. */
export class Relay {
  readonly #lanes: readonly Lane[];

  /** Projections share a lane; each effect has its own, since a mail server that hangs must hold up no feed. */
  constructor(
    subscribers: Subscribers,
    dispatches: Dispatches,
    unitOfWork: SqlUnitOfWork,
    live: Live,
    logger: Logger,
  ) {
    const needs = { dispatches, unitOfWork, live, logger };
    const projections = subscribers.all.filter(({ when }) => when === 'later');
    const effects = subscribers.all.filter(({ when }) => when === 'leased');
    const groups = [projections, ...effects.map((effect) => [effect])].filter((group) => group.length > 0);
    this.#lanes = groups.map((group) => new Lane(group, needs));
  }

  start(): void {
    for (const lane of this.#lanes) lane.start();
  }

  nudge(subscribers: ReadonlySet<string>): void {
    for (const lane of this.#lanes) lane.nudge(subscribers);
  }

  /** Ends after what is running; an effect that hangs is given up to its lease after `patienceMs`. */
  async stop(patienceMs = 5_000): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([Promise.all(this.#lanes.map((lane) => lane.stop())), patience]);
    clearTimeout(timer);
  }

  /** Works until nothing is due. */
  async drain(): Promise<void> {
    for (let worked = true; worked; ) {
      const lanes = await Promise.all(this.#lanes.map((lane) => lane.drain()));
      worked = lanes.some(Boolean);
    }
  }
}
