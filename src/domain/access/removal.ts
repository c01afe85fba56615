import type { Id, Instant } from '../kernel/id.ts';
import { refusal } from '../kernel/refusal.ts';

/** A moderator's decision that hides a thing from everyone but its author. It can be restored for 30 days. */
export interface Removal {
  readonly decisionId: Id<'Decision'>;
  /** As reports name it. */
  readonly reason: string;
  readonly at: Instant;
}

export class IsRemoved extends refusal(
  'moderation.is-removed',
  'conflict',
  'A moderator removed this; you may appeal against the decision, or delete it',
) {}
