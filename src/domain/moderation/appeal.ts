import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import type { Decision, DecisionId } from './case.ts';
import { AppealAnsweredAlready, OwnCase, OwnDecision } from './errors.ts';
import { AppealAnswered } from './published.ts';

export type AppealId = Id<'Appeal'>;
export const appealStatuses = ['open', 'upheld', 'overturned'] as const;

/** The author's answer to a decision; one for each decision. */
export class Appeal {
  readonly id: AppealId;
  readonly decisionId: DecisionId;
  readonly userId: UserId;
  protected readonly text: string;
  private status: (typeof appealStatuses)[number] = 'open';
  protected answeredById: UserId | null = null;
  protected answeredAt: Instant | null = null;
  protected readonly createdAt: Instant;

  constructor(appeal: { id: AppealId; decisionId: DecisionId; userId: UserId; text: string; at: Instant }) {
    this.id = appeal.id;
    this.decisionId = appeal.decisionId;
    this.userId = appeal.userId;
    this.text = appeal.text;
    this.createdAt = appeal.at;
  }

  /** `uphold`: the decision stands; else the caller undoes it. */
  answer(byId: UserId, decision: Pick<Decision, 'byId'>, uphold: boolean, at: Instant): void {
    if (byId === this.userId) throw new OwnCase();
    if (byId === decision.byId) throw new OwnDecision();
    if (this.status !== 'open') throw new AppealAnsweredAlready();
    this.status = uphold ? 'upheld' : 'overturned';
    this.answeredById = byId;
    this.answeredAt = at;
    record(this, AppealAnswered({ appealId: this.id, decisionId: this.decisionId, userId: this.userId }));
  }
}

export abstract class Appeals {
  abstract find(id: AppealId): Promise<Appeal | undefined>;
  abstract ofDecision(id: DecisionId): Promise<Appeal | undefined>;
  abstract add(appeal: Appeal): void;
}
