import { z } from 'zod';
import { Case, Cases, type DecisionId } from '../../../../domain/moderation/case.ts';
import { OwnContent, SubjectNotFound } from '../../../../domain/moderation/errors.ts';
import { type CaseId, Report, type ReportId } from '../../../../domain/moderation/report.ts';
import type { Resolved } from '../../../kernel/operation.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { noteField, ReasonField, SubjectField } from '../../fields.ts';
import { AutomaticMeasures, Evidence, OwnModeration } from '../../ports.ts';
import { ReportView } from '../../views.ts';
import { decide, decideNeeds } from '../decide.ts';

const needs = {
  ...decideNeeds,
  cases: Cases,
  evidence: Evidence,
  measures: AutomaticMeasures,
  own: OwnModeration,
  unitOfWork: UnitOfWork,
  ids: Ids,
  clock: Clock,
};

export const report = command({
  name: 'moderation.report',
  summary: 'Report something or someone to the moderators',
  description:
    'Only what you see can be reported. What it says and shows is kept with the case, even if its author changes or ' +
    'deletes it. The author never learns who reported it. Reporting the same again while your report is open answers ' +
    'that report, with status 200.',
  access: 'signed-in',
  input: z
    .strictObject({
      subject: SubjectField,
      reason: ReasonField,
      note: noteField('for the moderators'),
    })
    .meta({ id: 'MakeReport' }),
  output: ReportView.extend({ isNew: z.boolean().describe('False for a report that you made before') }).meta({
    id: 'MadeReport',
    description: 'Your report',
  }),
  refuses: [SubjectNotFound, OwnContent],
  needs,
  limits: [
    { name: 'report', points: 10, seconds: 60, per: 'account' },
    { name: 'report-day', points: 100, seconds: 86_400, per: 'account' },
  ],
  async handle({ input: { subject, reason, note }, actor }, ports) {
    const at = ports.clock.now();
    const reported = await ports.reportable.find(actor.id, subject);
    if (!reported) throw new SubjectNotFound();
    if (reported.authorId === actor.id) throw new OwnContent();
    const known = await ports.cases.findBySubject(subject);
    const before = known && (await ports.reports.openOf(known.id, actor.id));
    if (before) return { id: before, isNew: false };
    const one = known ?? new Case(ports.ids.next<CaseId>(), subject, reported.authorId, at);
    one.addReport();
    const id = ports.ids.next<ReportId>();
    const text = note === undefined || note === '' ? null : note;
    ports.reports.add(new Report({ id, caseId: one.id, reporterId: actor.id, reason, note: text, at }));
    ports.evidence.keep(one.id, reported, at);
    await hideIfReportedByMany(one, { reason, at }, ports);
    if (!known) ports.cases.add(one);
    return { id, isNew: true };
  },
  answer: async ({ id, isNew }, _call, { own }) => ({ ...(await own.report(id)), isNew }),
});

/** The case stays open: a moderator decides whether the thing is restored. */
async function hideIfReportedByMany(
  one: Case,
  { reason, at }: { reason: string; at: number },
  ports: Resolved<typeof needs>,
): Promise<void> {
  const { hideAfter } = ports.measures;
  if (hideAfter === 0 || !one.mayBeHidden) return;
  await ports.unitOfWork.flush();
  const reporters = await ports.reports.countTrusted(one.id, at);
  if (reporters < hideAfter) return;
  const terms = { id: ports.ids.next<DecisionId>(), action: 'remove', note: null, until: null } as const;
  await decide(one, null, { ...terms, reason, at }, ports);
}
