import { z } from 'zod';
import { Case, Cases, type DecisionId } from '../../../../domain/moderation/case.ts';
import { OwnCase, StaffCase, UserNotFound, WrongTerms } from '../../../../domain/moderation/errors.ts';
import type { CaseId, SubjectId } from '../../../../domain/moderation/report.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { decide, decideNeeds } from '../../cases/decide.ts';
import { decisionReasonField, suspendedUserField } from '../../fields.ts';

export const suspendUser = command({
  name: 'moderation.suspend-user',
  summary: 'Suspend someone, or change the terms of a suspension',
  description:
    'They can still sign in, read, appeal, export their data and delete the account. Someone suspended for good is to ' +
    'others as if they had blocked them. It is a decision in the case about the person, so they can appeal against it.',
  access: 'moderator',
  input: z
    .strictObject({
      userId: suspendedUserField,
      reason: decisionReasonField,
      until: z.iso
        .datetime({ offset: true })
        .optional()
        .meta({ description: 'ISO 8601, in the future; for good without' }),
    })
    .meta({ id: 'SuspendUser' }),
  output: Nothing,
  refuses: [UserNotFound, OwnCase, StaffCase, WrongTerms],
  needs: { ...decideNeeds, cases: Cases, ids: Ids, clock: Clock },
  async handle({ input: { userId, reason, until }, actor }, ports) {
    if ((await ports.staff.roleOf(userId)) === undefined) throw new UserNotFound();
    const at = ports.clock.now();
    const subject = { kind: 'user', id: userId as string as SubjectId } as const;
    const known = await ports.cases.findBySubject(subject);
    const one = known ?? new Case(ports.ids.next<CaseId>(), subject, userId, at);
    const terms = { id: ports.ids.next<DecisionId>(), action: 'suspend', reason, note: null, at } as const;
    await decide(one, actor, { ...terms, until: until === undefined ? null : Date.parse(until) }, ports);
    if (!known) ports.cases.add(one);
    return nothing;
  },
});
