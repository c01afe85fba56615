import type { Id, Instant, UserId } from '../kernel/id.ts';
import type { ReactionKind } from '../kernel/reaction-kinds.ts';

export type ReactionSubject = 'post' | 'comment' | 'item' | 'outfit';

export interface Reaction {
  readonly subject: ReactionSubject;
  readonly subjectId: Id;
  readonly userId: UserId;
  readonly kind: ReactionKind;
  readonly at: Instant;
}

/** One reaction per person and subject. */
export abstract class Reactions {
  abstract of(userId: UserId, subjectId: Id): Promise<ReactionKind | undefined>;
  abstract add(reaction: Reaction): void;
  /** `from` and `kind` are what it is thought to be; if it is not, another call was faster and this one repeats. */
  abstract change(reaction: Reaction, from: ReactionKind): Promise<void>;
  abstract remove(userId: UserId, subjectId: Id, kind: ReactionKind): Promise<void>;
}
