import type { Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import type { Follow } from './follow.ts';
import type { Friendship } from './friendship.ts';
import { UserBlocked, UserUnblocked } from './published.ts';

/** All that connects two people, requests included. */
export interface Ties {
  readonly follows: readonly Follow[];
  readonly friendship: Friendship | undefined;
}

/** One person blocking another. */
export class Block {
  readonly blockerId: UserId;
  readonly blockedId: UserId;

  constructor(blockerId: UserId, blockedId: UserId) {
    this.blockerId = blockerId;
    this.blockedId = blockedId;
  }

  start(): void {
    record(this, UserBlocked(this.#pair));
  }

  /** A block ends every tie between the two, whichever of them made it. */
  endTies({ follows, friendship }: Ties): void {
    for (const follow of follows) follow.end();
    friendship?.end(this.blockerId);
  }

  /** Restores none of the ties that the block ended. */
  lift(): void {
    record(this, UserUnblocked(this.#pair));
  }

  get #pair() {
    return { blockerId: this.blockerId, blockedId: this.blockedId };
  }
}

export abstract class Blocks {
  /**
   * Locks both accounts, so that no tie between them is made at the same time.
   * @returns false, and nothing happens, when the block stands already
   */
  abstract add(block: Block, at: Instant): Promise<boolean>;
  /** Nothing happens when there is no such block. */
  abstract remove(block: Block): Promise<void>;
}
