import type { Relation } from '../../access/policy.ts';
import type { Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import { GuestAnswered } from '../published.ts';
import { NotAGuest } from './errors.ts';
import type { GuestStatus } from './guest-status.ts';
import type { Occasion, OccasionId } from './occasion.ts';

/** Guests are friends of the host without a block between them: what friendship opened, its end closes. */
export const mayBeGuest = ({ friend, blocked, gone }: Relation): boolean => friend && !blocked && !gone;

export type Answer = Exclude<GuestStatus, 'asked'>;

/** A guest's place at an occasion; `status` is null for someone who sees the occasion but is not invited. */
export class Invitation {
  readonly occasionId: OccasionId;
  readonly ownerId: UserId;
  readonly guestId: UserId;
  #status: GuestStatus | null;

  constructor(occasionId: OccasionId, ownerId: UserId, guestId: UserId, status: GuestStatus | null) {
    this.occasionId = occasionId;
    this.ownerId = ownerId;
    this.guestId = guestId;
    this.#status = status;
  }

  get status(): GuestStatus | null {
    return this.#status;
  }

  /** False if this is the answer already. Throws `NotAGuest`. */
  answer(status: Answer): boolean {
    if (this.#status === null) throw new NotAGuest();
    if (this.#status === status) return false;
    this.#status = status;
    const { occasionId, ownerId, guestId } = this;
    record(this, GuestAnswered({ occasionId, ownerId, guestId, status }));
    return true;
  }
}

export abstract class Guests {
  abstract of(occasionId: OccasionId): Promise<UserId[]>;
  abstract invite(occasion: Occasion, userIds: readonly UserId[], at: Instant): void;
  abstract remove(occasionId: OccasionId, userIds: readonly UserId[]): void;
  /** Stores the answer. Throws `NotAGuest` if the guest was removed meanwhile. */
  abstract save(invitation: Invitation, at: Instant): Promise<void>;
}
