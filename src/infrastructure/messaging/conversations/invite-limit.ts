import type { RateLimits } from '../../../application/kernel/dispatcher.ts';
import { TooManyRequests } from '../../../application/kernel/errors.ts';
import { InviteLimit } from '../../../application/messaging/conversations/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';

const peoplePerHour = { name: 'people-invited', points: 200, seconds: 3600 };

export class RateLimitedInvites extends InviteLimit {
  readonly #limits: RateLimits | null;

  /** Without `limits` anyone may invite any number of people. */
  constructor(limits: RateLimits | null) {
    super();
    this.#limits = limits;
  }

  async take(actorId: UserId, people: number): Promise<void> {
    if (people === 0) return;
    const wait = await this.#limits?.take(peoplePerHour, actorId, people);
    if (wait !== undefined) throw new TooManyRequests({ retryAfterSeconds: Math.max(1, Math.ceil(wait)) });
  }
}
