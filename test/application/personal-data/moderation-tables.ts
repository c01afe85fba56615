import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const evidence = 'what was decided, and about what, must stay known';

/** What people report, and what is decided about them. */
export const moderationTables: Readonly<Record<string, TableRule>> = {
  suspensions: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('suspensions', { reason: 'reason', changed_at: 'changedAt', until: 'until' }),
    technical: {
      'whose row it is': 'user_id',
      'moderators are not named': 'by_id',
      'the edit lock': 'version',
    },
  },
  moderation_cases: {
    of: 'author_id = :userId',
    purge: { kept: evidence },
    technical: {
      'its decisions are exported':
        'id kind subject_id author_id status report_count removed_at last_decision_id created_at version',
    },
  },
  moderation_reports: {
    of: 'reporter_id = :userId',
    purge: { kept: 'without its note: how many people reported it stays known' },
    exported: section('reports', {
      ...{ id: 'id', reason: 'reason', note: 'note', status: 'status', created_at: 'createdAt' },
    }),
    technical: { 'whose row it is': 'reporter_id open_reporter_id', 'its thing is exported': 'case_id' },
  },
  moderation_decisions: {
    purge: { kept: evidence },
    technical: {
      'exported to the author, without moderators and their notes':
        'id case_id action reason note by_id at until',
    },
  },
  moderation_appeals: {
    of: 'user_id = :userId',
    purge: { kept: 'without its text: how it ended stays known' },
    exported: section('appeals', {
      ...{ id: 'id', decision_id: 'decisionId', text: 'text', status: 'status', created_at: 'createdAt' },
    }),
    technical: {
      'whose row it is': 'user_id',
      'moderators are not named': 'answered_by_id answered_at version',
    },
  },
  moderation_evidence: {
    purge: { kept: 'what was reported must stay known, even if its author deletes it' },
    technical: {
      'a copy of what is exported': 'id case_id digest text files written_at taken_at',
    },
  },
  moderation_evidence_files: {
    purge: { kept: 'as the evidence' },
    technical: { 'which contents of files are evidence': 'file_id revision_id case_id' },
  },
  moderation_actions: {
    of: 'by_id = :userId',
    purge: { kept: 'append-only: who decided what' },
    technical: { 'the work of moderators': 'id by_id action kind subject_id reason at' },
  },
};
