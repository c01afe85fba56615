import type { Clock } from '../../application/kernel/ports.ts';
import { firstId } from '../kernel/database/statement.ts';
import { activeMs } from './owners.ts';
import type { FeedUpkeep } from './upkeep.ts';

const atOnce = 100;

/** Walks over all maintained feeds and deletes the rows above their cap. */
export class FeedPruning {
  readonly #upkeep: FeedUpkeep;
  readonly #clock: Clock;
  #after: string = firstId;

  constructor(upkeep: FeedUpkeep, clock: Clock) {
    this.#upkeep = upkeep;
    this.#clock = clock;
  }

  async step(): Promise<undefined> {
    const owners = await this.#upkeep.owners(this.#after, atOnce, this.#clock.now() - activeMs);
    for (const ownerId of owners) await this.#upkeep.prune(ownerId);
    this.#after = owners.length < atOnce ? firstId : owners.at(-1)!;
    return undefined;
  }
}
