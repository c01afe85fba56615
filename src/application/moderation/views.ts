import { z } from 'zod';
import { appealStatuses } from '../../domain/moderation/appeal.ts';
import { actions } from '../../domain/moderation/case.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { pageOf } from '../kernel/page.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { FileView } from '../media/views.ts';
import { CaseStatusField, KindField, ReasonField } from './fields.ts';

export const SubjectView = z
  .object({ kind: KindField, id: idOut.describe('Its id') })
  .meta({ id: 'ReportSubject', description: 'The thing or person that it is about' });

const reported = {
  id: idOut.describe('Id of the report'),
  reason: ReasonField,
  note: z.string().nullable().describe('What the reporter wrote'),
  status: CaseStatusField,
  createdAt: timeOut.describe('When it was reported'),
};
export const ReportView = z
  .object({ ...reported, subject: SubjectView })
  .meta({ id: 'Report', description: 'Your report of something' });
export type ReportView = z.input<typeof ReportView>;
export const ReportPage = pageOf(ReportView);

const ReceivedReport = z
  .object({ ...reported, reporter: PublicUser.describe('Who reported it; only moderators see this') })
  .meta({ id: 'ReceivedReport', description: 'A report as moderators see it' });

const snapshot = {
  text: z.string().describe('What it said'),
  files: z.array(FileView).describe('Files that it showed, kept even if they were deleted since'),
  createdAt: timeOut.describe('When it was written'),
  takenAt: timeOut.describe('When this was kept'),
};
const EvidenceView = z
  .object({
    ...snapshot,
    earlier: z
      .array(z.object(snapshot).meta({ id: 'EarlierEvidence', description: 'What it was before' }))
      .describe('What it was at earlier reports, the newest first'),
  })
  .meta({ id: 'Evidence', description: 'What was reported, as it was at the last report' });

export const ActionField = z.enum(actions).meta({ id: 'ModerationAction', description: 'What was decided' });
export const DecisionView = z
  .object({
    id: idOut.describe('Id of the decision'),
    action: ActionField,
    reason: z.string().describe('Why; the author reads it'),
    note: z.string().nullable().describe('For other moderators'),
    by: PublicUser.nullable().describe('Who decided; null for an automatic measure'),
    at: timeOut.describe('When'),
    until: timeOut.nullable().optional().describe('Of a suspension: its end, null for good'),
  })
  .meta({ id: 'Decision', description: 'A decision about a case' });

export const CaseView = z
  .object({
    id: idOut.describe('Id of the case'),
    subject: SubjectView,
    author: PublicUser.describe('Whose it is; the person, if a person was reported'),
    evidence: EvidenceView.nullable().describe('Null when nobody has reported it'),
    reports: z.array(ReceivedReport).describe('The newest 20'),
    reportCount: z.int().min(0).describe('All reports of it'),
    status: CaseStatusField,
    decisions: z.array(DecisionView).describe('The newest first'),
    removed: z.boolean().describe('Its content is removed now, and can be restored'),
    createdAt: timeOut.describe('When it was first reported'),
  })
  .meta({ id: 'Case', description: 'Everything about one reported thing or person' });
export type CaseView = z.input<typeof CaseView>;
export const CasePage = pageOf(CaseView);

export const AppealStatusField = z.enum(appealStatuses).meta({
  id: 'AppealStatus',
  description: '`upheld`: the decision stands; `overturned`: it was undone',
});
export const AppealView = z
  .object({
    id: idOut.describe('Id of the appeal'),
    decisionId: idOut.describe('The decision'),
    text: z.string().describe('Why the author disagrees'),
    status: AppealStatusField,
    createdAt: timeOut.describe('When it was made'),
    answeredAt: timeOut.nullable().describe('When it was answered'),
  })
  .meta({ id: 'Appeal', description: 'Someone disagrees with a decision about them' });
export type AppealView = z.input<typeof AppealView>;
export const ReceivedAppealPage = pageOf(
  AppealView.extend({
    caseId: idOut.describe('The case'),
    user: PublicUser.describe('Who appeals'),
    action: ActionField,
    reason: z.string().describe('The reason of the decision'),
  }).meta({ id: 'ReceivedAppeal', description: 'An appeal as those who answer it see it' }),
);
export type ReceivedAppealPage = z.input<typeof ReceivedAppealPage>;

export const OwnDecisionView = DecisionView.omit({ note: true, by: true })
  .extend({ subject: SubjectView, appeal: AppealView.nullable().describe('Your appeal against it') })
  .meta({ id: 'OwnDecision', description: 'A decision about you or your content' });
export type OwnDecisionView = z.input<typeof OwnDecisionView>;
export const OwnDecisionPage = pageOf(OwnDecisionView);

export const LoggedAction = z
  .object({
    id: idOut.describe('Id of the entry'),
    by: PublicUser.nullable().describe('Who did it; null for an automatic measure'),
    action: z
      .enum([...actions, 'unsuspend', 'uphold', 'overturn'])
      .meta({ id: 'LoggedActionKind', description: 'What was done' }),
    subject: SubjectView,
    reason: z.string().describe('Why'),
    at: timeOut.describe('When'),
  })
  .meta({ id: 'LoggedAction', description: 'Something that a moderator did' });
export type LoggedAction = z.input<typeof LoggedAction>;
export const LoggedActionPage = pageOf(LoggedAction);
