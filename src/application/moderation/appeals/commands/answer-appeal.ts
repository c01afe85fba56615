import { z } from 'zod';
import { Appeals } from '../../../../domain/moderation/appeal.ts';
import { Cases, type DecisionId, Decisions } from '../../../../domain/moderation/case.ts';
import {
  AppealAnsweredAlready,
  AppealNotFound,
  OwnCase,
  OwnDecision,
} from '../../../../domain/moderation/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { decide, decideNeeds, endSuspension } from '../../cases/decide.ts';
import { appealIdField } from '../../fields.ts';
import { AppealReader } from '../../ports.ts';
import { AppealView } from '../../views.ts';

export const answerAppeal = command({
  name: 'moderation.answer-appeal',
  summary: 'Uphold a decision, or undo it',
  description:
    'Undoing restores removed content and ends the suspension. Not possible for who decided. The author is notified.',
  access: 'admin',
  input: z
    .strictObject({
      appealId: appealIdField,
      uphold: z.boolean().describe('True if the decision stands, false to undo it'),
    })
    .meta({ id: 'AnswerAppeal' }),
  output: AppealView,
  refuses: [AppealNotFound, AppealAnsweredAlready, OwnCase, OwnDecision],
  needs: {
    ...decideNeeds,
    cases: Cases,
    decisions: Decisions,
    appeals: Appeals,
    reader: AppealReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { appealId, uphold }, actor }, ports) {
    const appeal = await ports.appeals.find(appealId);
    if (!appeal) throw new AppealNotFound();
    const decision = (await ports.decisions.find(appeal.decisionId))!;
    const one = (await ports.cases.find(decision.caseId))!;
    const at = ports.clock.now();
    appeal.answer(actor.id, decision, uphold, at);
    const { action: decided, reason } = decision;
    const action = uphold ? 'uphold' : 'overturn';
    ports.log.append({ byId: actor.id, action, subject: one.subject, reason, at });
    if (uphold) return {};
    if (decided === 'suspend') await endSuspension(one.authorId, at, ports);
    if (decided === 'remove' && one.isRemoved && (await ports.reportable.exists(one.subject))) {
      const terms = { id: ports.ids.next<DecisionId>(), action: 'restore', note: null, until: null } as const;
      await decide(one, actor, { ...terms, reason, at }, ports);
    }
    return {};
  },
  async answer(_done, { input }, { reader }) {
    return (await reader.one(input.appealId))!;
  },
});
