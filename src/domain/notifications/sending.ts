import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { SendingAccepted } from './published.ts';

export type SendingId = Id<'Sending'>;

export interface SendingText {
  readonly title: string;
  readonly text: string;
}

interface Draft {
  readonly id: SendingId;
  /** The admin who sends it. */
  readonly byId: UserId;
  readonly text: SendingText;
  readonly userIds: readonly UserId[];
  readonly at: Instant;
}

/** An announcement by an admin to many people; each gets it once. */
export class Sending {
  readonly id: SendingId;
  readonly byId: UserId;
  readonly text: SendingText;
  readonly recipientIds: readonly UserId[];
  readonly acceptedAt: Instant;

  private constructor({ id, byId, text, userIds, at }: Draft) {
    this.id = id;
    this.byId = byId;
    this.text = text;
    this.recipientIds = [...new Set(userIds)];
    this.acceptedAt = at;
  }

  static accept(draft: Draft): Sending {
    const sending = new Sending(draft);
    record(sending, SendingAccepted({ sendingId: sending.id }));
    return sending;
  }
}
