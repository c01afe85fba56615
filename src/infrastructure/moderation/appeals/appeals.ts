import { type Appeal, type AppealId, Appeals } from '../../../domain/moderation/appeal.ts';
import type { DecisionId } from '../../../domain/moderation/case.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { AppealSchema } from '../moderation.schema.ts';

export class SqlAppeals extends Appeals {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  find(id: AppealId): Promise<Appeal | undefined> {
    return this.#aggregates.find(AppealSchema, { id });
  }

  ofDecision(decisionId: DecisionId): Promise<Appeal | undefined> {
    return this.#aggregates.find(AppealSchema, { decisionId });
  }

  add(appeal: Appeal): void {
    this.#aggregates.add(AppealSchema, appeal);
  }
}
