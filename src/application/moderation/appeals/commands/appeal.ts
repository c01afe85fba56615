import { z } from 'zod';
import { Appeal, type AppealId, Appeals } from '../../../../domain/moderation/appeal.ts';
import { Decisions } from '../../../../domain/moderation/case.ts';
import { AlreadyAppealed, DecisionNotFound } from '../../../../domain/moderation/errors.ts';
import { proseField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { decisionIdField } from '../../fields.ts';
import { AppealReader, CaseReader } from '../../ports.ts';
import { AppealView } from '../../views.ts';

export const appeal = command({
  name: 'moderation.appeal',
  summary: 'Appeal against a decision about you',
  description:
    'Once for each decision to remove, warn or suspend. Someone other than who decided answers it.',
  access: 'signed-in',
  whileSuspended: true,
  input: z
    .strictObject({
      decisionId: decisionIdField,
      text: proseField(2000).min(1).describe('Why you disagree, 1 to 2,000 characters'),
    })
    .meta({ id: 'MakeAppeal' }),
  output: AppealView,
  refuses: [DecisionNotFound, AlreadyAppealed],
  needs: {
    cases: CaseReader,
    decisions: Decisions,
    appeals: Appeals,
    reader: AppealReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { decisionId, text }, actor }, { cases, decisions, appeals, ids, clock }) {
    if (!(await cases.ofDecision(decisionId, actor.id))) throw new DecisionNotFound();
    const decision = await decisions.find(decisionId);
    if (!decision?.canBeAppealed) throw new DecisionNotFound();
    if (await appeals.ofDecision(decisionId)) throw new AlreadyAppealed();
    const id = ids.next<AppealId>();
    appeals.add(new Appeal({ id, decisionId, userId: actor.id, text, at: clock.now() }));
    return id;
  },
  async answer(id, _call, { reader }) {
    return (await reader.one(id))!;
  },
});
