import type { UserId } from '../../src/domain/kernel/id.ts';
import { Appeal, type AppealId } from '../../src/domain/moderation/appeal.ts';
import { Case, type DecisionId, type Terms } from '../../src/domain/moderation/case.ts';
import type { CaseId, SubjectId } from '../../src/domain/moderation/report.ts';
import { AppealSchema, CaseSchema } from '../../src/infrastructure/moderation/moderation.schema.ts';
import type { AggregateCase } from './aggregate.contract.ts';

const ann = '01990000-0000-7000-8000-00000000000a' as UserId;
const bob = '01990000-0000-7000-8000-00000000000b' as UserId;
const moderator = { id: bob, role: 'moderator' } as const;
const terms = (id: DecisionId, action: Terms['action']): Terms => ({
  ...{ id, action, reason: 'Grüße 👗', note: null, until: null, at: 1_700_000_000_009 },
});

export const reportedCase: AggregateCase<Case> = {
  name: 'Case',
  schema: CaseSchema,
  fixed: ['id', 'kind', 'subjectId', 'authorId', 'createdAt'],
  make: ({ ids }) => {
    const subject = { kind: 'post', id: ids.next<SubjectId>() } as const;
    return new Case(ids.next<CaseId>(), subject, ann, 1_700_000_000_001);
  },
  changes: [
    (one) => one.addReport(),
    (one, { ids }) => void one.decide(moderator, terms(ids.next(), 'remove'), false),
    (one, { ids }) => void one.decide(moderator, terms(ids.next(), 'restore'), false),
  ],
};

export const appeal: AggregateCase<Appeal> = {
  name: 'Appeal',
  schema: AppealSchema,
  fixed: ['id', 'decisionId', 'userId', 'text', 'createdAt'],
  make: ({ ids }) =>
    new Appeal({
      ...{ id: ids.next<AppealId>(), decisionId: ids.next<DecisionId>(), userId: ann },
      ...{ text: 'Grüße 👗', at: 1_700_000_000_001 },
    }),
  changes: [(one) => one.answer(bob, { byId: null }, true, 1_700_000_000_002)],
};
