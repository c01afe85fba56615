import { iso } from '../../application/kernel/fields.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Of = { userId: UserId };
type About = { readonly kind: string; readonly subjectId: Id; readonly reason: string };
const reports = sql<Of, About & { id: Id; note: string | null; status: string; createdAt: Instant }>(`
  select r.id, c.kind, c.subject_id as subjectId, r.reason, r.note, r.status, r.created_at as createdAt
  from moderation_reports r join moderation_cases c on c.id = r.case_id where r.reporter_id = :userId order by r.id`);
const decisions = sql<Of, About & { id: Id; action: string; at: Instant; until: Instant | null }>(`
  select d.id, c.kind, c.subject_id as subjectId, d.action, d.reason, d.at, d.until
  from moderation_cases c join moderation_decisions d on d.case_id = c.id
  where c.author_id = :userId and d.action <> 'dismiss' order by d.id`);
const appeals = sql<Of, { id: Id; decisionId: Id; text: string; status: string; createdAt: Instant }>(`
  select id, decision_id as decisionId, text, status, created_at as createdAt
  from moderation_appeals where user_id = :userId order by id`);
const suspension = sql<Of, { reason: string; changedAt: Instant; until: Instant | null }>(
  'select reason, changed_at as changedAt, until from suspensions where user_id = :userId',
);

const when = (at: Instant | null) => (at === null ? null : iso(at));

/** What a person reported, and what was decided about them. */
export const moderationExport = [
  exportSection('reports', reports, ({ createdAt, ...row }) => ({ ...row, createdAt: iso(createdAt) })),
  exportSection('decisions', decisions, ({ at, until, ...row }) => ({
    ...row,
    at: iso(at),
    until: when(until),
  })),
  exportSection('appeals', appeals, ({ createdAt, ...row }) => ({ ...row, createdAt: iso(createdAt) })),
  exportSection('suspensions', suspension, ({ changedAt, until, ...row }) => ({
    ...row,
    changedAt: iso(changedAt),
    until: when(until),
  })),
];
