import type { Id, Instant, UserId } from '../kernel/id.ts';

export type CaseId = Id<'Case'>;
export type ReportId = Id<'Report'>;
export type SubjectId = Id<'Subject'>;

/** What can be reported. */
export const subjectKinds = ['user', 'post', 'comment', 'message', 'item', 'outfit', 'room'] as const;
export interface Subject {
  readonly kind: (typeof subjectKinds)[number];
  readonly id: SubjectId;
}

export const reasons = [
  'spam',
  'harassment',
  'hate',
  'violence',
  'nudity',
  'self-harm',
  'scam',
  'counterfeit',
  'other',
] as const;
export type Reason = (typeof reasons)[number];

export const statuses = ['open', 'dismissed', 'actioned'] as const;
export type Status = (typeof statuses)[number];

const year = 365 * 24 * 3_600_000;
/** Milliseconds for which a case and its evidence are kept after its last decision; an open one stays. */
export const decidedCaseKeptMs: Readonly<Record<Exclude<Status, 'open'>, number>> = {
  dismissed: year,
  actioned: 2 * year,
};

/** One person's report. It is open until its case is decided. */
export class Report {
  readonly id: ReportId;
  readonly caseId: CaseId;
  readonly reporterId: UserId;
  protected readonly reason: Reason;
  protected readonly note: string | null;
  protected readonly status: Status = 'open';
  protected readonly createdAt: Instant;
  /** While it is open, so that each person has one open report of a case. */
  protected readonly openReporterId: UserId | null;

  constructor(report: {
    id: ReportId;
    caseId: CaseId;
    reporterId: UserId;
    reason: Reason;
    note: string | null;
    at: Instant;
  }) {
    this.id = report.id;
    this.caseId = report.caseId;
    this.reporterId = report.reporterId;
    this.reason = report.reason;
    this.note = report.note;
    this.createdAt = report.at;
    this.openReporterId = report.reporterId;
  }
}

export abstract class Reports {
  /** The reporter's open report of a case. */
  abstract openOf(caseId: CaseId, reporterId: UserId): Promise<ReportId | undefined>;
  abstract add(report: Report): void;
  /** All open ones of a case get its status. */
  abstract close(caseId: CaseId, status: Status): void;
  /** People in good standing who have an open report of the case. */
  abstract countTrusted(caseId: CaseId, at: Instant): Promise<number>;
}
