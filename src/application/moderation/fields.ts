import { z } from 'zod';
import type { UserId } from '../../domain/kernel/id.ts';
import type { AppealId } from '../../domain/moderation/appeal.ts';
import type { DecisionId } from '../../domain/moderation/case.ts';
import {
  type CaseId,
  reasons,
  type SubjectId,
  statuses,
  subjectKinds,
} from '../../domain/moderation/report.ts';
import { idField, proseField } from '../kernel/fields.ts';

export const KindField = z
  .enum(subjectKinds)
  .meta({ id: 'ReportedKind', description: 'What kind of thing a report is about' });
export const ReasonField = z.enum(reasons).meta({ id: 'ReportReason', description: 'Why it is reported' });
export const CaseStatusField = z.enum(statuses).meta({
  id: 'CaseStatus',
  description: '`open`: nobody has decided; `dismissed`: nothing is wrong; `actioned`: something was done',
});
export const SubjectField = z
  .strictObject({ kind: KindField, id: idField<SubjectId>().describe('Its id') })
  .meta({ id: 'ReportSubjectInput', description: 'A thing or person that you see' });

/** For people who read the decision: the author, too. */
export const decisionReasonField = proseField(280)
  .min(1)
  .meta({ description: '1 to 280 characters, such as a reason of reports; the author reads it' });
export const noteField = (whose: string) =>
  proseField(1000)
    .optional()
    .meta({ description: `At most 1,000 characters, ${whose}` });

export const caseIdField = idField<CaseId>().describe('Id of the case');
export const decisionIdField = idField<DecisionId>().describe('Id of a decision about you');
export const appealIdField = idField<AppealId>().describe('Id of the appeal');
export const suspendedUserField = idField<UserId>().describe('Id of the person');
