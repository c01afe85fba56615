import type { Id, Instant, UserId } from '../kernel/id.ts';
import type { ReactionKind } from '../kernel/reaction-kinds.ts';
import { record } from '../kernel/recorded-events.ts';
import { ReactionChanged } from './published.ts';

export type SubjectKind = 'post' | 'comment' | 'item' | 'outfit' | 'payment';

/** What someone reacts to. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: Id;
  readonly ownerId: UserId;
}

/** How one person reacts to one subject: with one kind at a time, or not at all. */
export class Reaction {
  readonly subject: Subject;
  readonly userId: UserId;
  /** As it was loaded. */
  readonly before: ReactionKind | undefined;
  #kind: ReactionKind | undefined;

  constructor(subject: Subject, userId: UserId, kind: ReactionKind | undefined) {
    this.subject = subject;
    this.userId = userId;
    this.before = kind;
    this.#kind = kind;
  }

  get kind(): ReactionKind | undefined {
    return this.#kind;
  }

  /** Another kind replaces the one before. Answers false when nothing changes. */
  react(kind: ReactionKind): boolean {
    return this.#change(kind);
  }

  /** Answers false when there was no reaction. */
  takeBack(): boolean {
    return this.#change(undefined);
  }

  /** What the change adds to the subject's counts. */
  get countChanges(): readonly { readonly kind: ReactionKind; readonly by: 1 | -1 }[] {
    if (this.before === this.#kind) return [];
    return [
      ...(this.before ? [{ kind: this.before, by: -1 } as const] : []),
      ...(this.#kind ? [{ kind: this.#kind, by: 1 } as const] : []),
    ];
  }

  #change(kind: ReactionKind | undefined): boolean {
    if (kind === this.#kind) return false;
    this.#kind = kind;
    const { kind: subject, id: subjectId, ownerId } = this.subject;
    record(this, ReactionChanged({ subject, subjectId, ownerId, userId: this.userId, kind: kind ?? '' }));
    return true;
  }
}

export abstract class Reactions {
  /** Locks an existing reaction when the unit of work repeats. */
  abstract find(subject: Subject, userId: UserId): Promise<Reaction>;
  /** A lost race when the stored reaction is no longer the one that was loaded. */
  abstract save(reaction: Reaction, at: Instant): Promise<void>;
}
