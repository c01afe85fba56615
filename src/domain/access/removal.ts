import type { Id, Instant } from '../kernel/id.ts';
import { refusal } from '../kernel/refusal.ts';

/** A moderator's decision that hides a thing from everyone but its author. It can be restored for 30 days. */
export interface Removal {
  readonly decisionId: Id<'Decision'>;
  /** As reports name it. */
  readonly reason: string;
  readonly at: Instant;
}

/** Nothing but the fields of a removal. */
export const removalOf = ({ decisionId, reason, at }: Removal): Removal => ({ decisionId, reason, at });

/** As a thing keeps it that has a visibility of its own: it gets the former one back. */
export interface HeldRemoval<V extends string> extends Removal {
  readonly visibility: V;
}

export class IsRemoved extends refusal(
  'moderation.is-removed',
  'conflict',
  'A moderator removed this; you may appeal against the decision, or delete it',
) {}
