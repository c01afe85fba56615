import { z } from 'zod';
import { Cases, type DecisionId } from '../../../../domain/moderation/case.ts';
import {
  ActionNotPossible,
  CaseNotFound,
  OwnCase,
  StaffCase,
  WrongTerms,
} from '../../../../domain/moderation/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { caseIdField, decisionReasonField, noteField } from '../../fields.ts';
import { CaseReader } from '../../ports.ts';
import { ActionField, CaseView } from '../../views.ts';
import { decide, decideNeeds } from '../decide.ts';

const day = 24 * 3_600_000;

export const decideCase = command({
  name: 'moderation.decide-case',
  summary: 'Decide what happens with a reported thing or person',
  description:
    '`dismiss`: nothing is wrong; `warn`: the content stays. `remove` hides the content from everyone but its author, and can be undone by `restore` for 30 days; `restore` also ends the suspension of a reported person. `suspend` ' +
    'suspends the author for `days`, without them for good. The author and those who reported it are notified; after ' +
    '`dismiss` only the latter. Nobody decides about their own content, and only admins about that of moderators and admins.',
  access: 'moderator',
  input: z
    .strictObject({
      caseId: caseIdField,
      action: ActionField,
      reason: decisionReasonField,
      days: z.int().min(1).max(3650).optional().meta({ description: 'Of a suspension; for good without' }),
      note: noteField('for other moderators'),
    })
    .meta({ id: 'DecideCase' }),
  output: CaseView,
  refuses: [CaseNotFound, OwnCase, StaffCase, ActionNotPossible, WrongTerms],
  needs: { ...decideNeeds, cases: Cases, reader: CaseReader, ids: Ids, clock: Clock },
  async handle({ input: { caseId, action, reason, days, note = null }, actor }, ports) {
    const one = await ports.cases.find(caseId);
    if (!one) throw new CaseNotFound();
    if (days !== undefined && action !== 'suspend') throw new WrongTerms();
    const at = ports.clock.now();
    const until = days === undefined ? null : at + days * day;
    const id = ports.ids.next<DecisionId>();
    await decide(one, actor, { id, action, reason, note, until, at }, ports);
    return {};
  },
  async answer(_done, { input }, { reader }) {
    const view = await reader.one(input.caseId);
    if (!view) throw new CaseNotFound();
    return view;
  },
});
