import {
  type Case,
  Cases,
  type Decision,
  type DecisionId,
  Decisions,
} from '../../../domain/moderation/case.ts';
import type { CaseId, Subject } from '../../../domain/moderation/report.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { CaseSchema, DecisionSchema } from '../moderation.schema.ts';

export class SqlCases extends Cases {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  find(id: CaseId): Promise<Case | undefined> {
    return this.#aggregates.find(CaseSchema, { id });
  }

  findBySubject({ kind, id: subjectId }: Subject): Promise<Case | undefined> {
    return this.#aggregates.find(CaseSchema, { kind, subjectId });
  }

  add(one: Case): void {
    this.#aggregates.add(CaseSchema, one);
  }
}

export class SqlDecisions extends Decisions {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  find(id: DecisionId): Promise<Decision | undefined> {
    return this.#aggregates.find(DecisionSchema, { id });
  }

  add(decision: Decision): void {
    this.#aggregates.add(DecisionSchema, decision);
  }
}
