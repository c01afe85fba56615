import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { ActionNotPossible, OwnCase, StaffCase, WrongTerms } from './errors.ts';
import { CaseDecided, ContentRemoved, ContentRestored, RemovalFinal } from './published.ts';
import type { CaseId, Status, Subject, SubjectId } from './report.ts';

export type DecisionId = Id<'Decision'>;
export const actions = ['dismiss', 'remove', 'restore', 'warn', 'suspend'] as const;
export type Action = (typeof actions)[number];

/** Milliseconds in which removed content can be restored. */
export const restorableMs = 30 * 24 * 3_600_000;

/** Who decides; null for an automatic measure. */
export type Decider = {
  readonly id: UserId;
  readonly role: 'user' | 'moderator' | 'admin';
} | null;

export interface Terms {
  readonly id: DecisionId;
  readonly action: Action;
  readonly reason: string;
  readonly note: string | null;
  /** Of a suspension: null for good. */
  readonly until: Instant | null;
  readonly at: Instant;
}

/** A moderator's decision, or an automatic measure, with its reason. It never changes. */
export class Decision {
  readonly id: DecisionId;
  readonly caseId: CaseId;
  readonly action: Action;
  readonly byId: UserId | null;
  readonly reason: string;
  protected readonly note: string | null;
  protected readonly until: Instant | null;
  protected readonly at: Instant;

  constructor(caseId: CaseId, byId: UserId | null, { id, action, reason, note, until, at }: Terms) {
    this.id = id;
    this.caseId = caseId;
    this.action = action;
    this.byId = byId;
    this.reason = reason;
    this.note = note;
    this.until = until;
    this.at = at;
  }

  get canBeAppealed(): boolean {
    return this.action === 'remove' || this.action === 'warn' || this.action === 'suspend';
  }
}

/** All reports and decisions about one thing or person. */
export class Case {
  readonly id: CaseId;
  protected readonly kind: Subject['kind'];
  protected readonly subjectId: SubjectId;
  readonly authorId: UserId;
  private status: Status = 'open';
  protected reportCount = 0;
  /** Set while the content is removed and can be restored. */
  private removedAt: Instant | null = null;
  private lastDecisionId: DecisionId | null = null;
  protected readonly createdAt: Instant;

  constructor(id: CaseId, subject: Subject, authorId: UserId, at: Instant) {
    this.id = id;
    this.kind = subject.kind;
    this.subjectId = subject.id;
    this.authorId = authorId;
    this.createdAt = at;
  }

  get subject(): Subject {
    return { kind: this.kind, id: this.subjectId };
  }

  /**
   * Content that nothing was ever decided about: a person's decision is not overruled automatically. Only people remove
   * rooms, since that takes them from everyone in them.
   */
  get mayBeHidden(): boolean {
    return this.lastDecisionId === null && this.kind !== 'user' && this.kind !== 'room';
  }

  /** What reports of it are after its last decision. */
  get outcome(): Status {
    return this.status;
  }

  get isRemoved(): boolean {
    return this.removedAt !== null;
  }

  /** A report after a decision opens the case again. */
  addReport(): void {
    this.reportCount++;
    this.status = 'open';
  }

  /** `authorIsStaff`: the author is a moderator or an admin. */
  decide(by: Decider, terms: Terms, authorIsStaff: boolean): Decision {
    if (by?.id === this.authorId) throw new OwnCase();
    if (authorIsStaff && by?.role !== 'admin' && terms.action !== 'dismiss') throw new StaffCase();
    this.assertPossible(terms);
    this.apply(terms);
    // What is removed automatically still waits for a person.
    if (by !== null)
      this.status = terms.action === 'dismiss' || terms.action === 'restore' ? 'dismissed' : 'actioned';
    this.lastDecisionId = terms.id;
    record(this, CaseDecided({ caseId: this.id, decisionId: terms.id }));
    return new Decision(this.id, by?.id ?? null, terms);
  }

  /** After `restorableMs`: only the evidence stays. */
  makeRemovalFinal(at: Instant): void {
    if (this.removedAt === null || at - this.removedAt < restorableMs) return;
    this.removedAt = null;
    record(this, RemovalFinal({ kind: this.kind, subjectId: this.subjectId }));
  }

  private assertPossible({ action, until, at }: Terms): void {
    if (action === 'suspend' ? until !== null && until <= at : until !== null) throw new WrongTerms();
    // People are suspended instead.
    if (this.kind === 'user' && action === 'remove') throw new ActionNotPossible();
    if (action === 'remove' && this.removedAt !== null) throw new ActionNotPossible();
    if (action === 'restore' && this.kind !== 'user' && this.removedAt === null)
      throw new ActionNotPossible();
  }

  private apply({ id: decisionId, action, reason, at }: Terms): void {
    const { id: caseId, kind, subjectId } = this;
    if (action === 'remove') {
      this.removedAt = at;
      record(this, ContentRemoved({ caseId, decisionId, kind, subjectId, reason }));
    }
    if (action === 'restore' && kind !== 'user') {
      this.removedAt = null;
      record(this, ContentRestored({ caseId, decisionId, kind, subjectId }));
    }
  }
}

export abstract class Cases {
  abstract find(id: CaseId): Promise<Case | undefined>;
  abstract findBySubject(subject: Subject): Promise<Case | undefined>;
  abstract add(one: Case): void;
}

export abstract class Decisions {
  abstract find(id: DecisionId): Promise<Decision | undefined>;
  abstract add(decision: Decision): void;
}
