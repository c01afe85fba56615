import type { Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { UserMuted, UserUnmuted } from './published.ts';

/** One person hiding another from their feed and notifications. It ends no tie, and the other cannot tell. */
export class Mute {
  readonly muterId: UserId;
  readonly mutedId: UserId;

  constructor(muterId: UserId, mutedId: UserId) {
    this.muterId = muterId;
    this.mutedId = mutedId;
  }

  start(): void {
    record(this, UserMuted(this.#pair));
  }

  lift(): void {
    record(this, UserUnmuted(this.#pair));
  }

  get #pair() {
    return { muterId: this.muterId, mutedId: this.mutedId };
  }
}

export abstract class Mutes {
  /** Nothing happens when the mute stands already. */
  abstract add(mute: Mute, at: Instant): Promise<void>;
  /** Nothing happens when there is no such mute. */
  abstract remove(mute: Mute): Promise<void>;
}
