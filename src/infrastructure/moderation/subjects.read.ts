import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { Action } from '../../domain/moderation/case.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { sql } from '../kernel/database/statement.ts';

// What notifications are about, for their statements.

/** The decision is about the viewer. */
export const seesDecision = (viewer: string, id: string): string => `exists (
  select 1 from moderation_decisions md join moderation_cases mc on mc.id = md.case_id
  where md.id = ${id} and mc.author_id = ${viewer})`;

/** The viewer made the report. */
export const seesReport = (viewer: string, id: string): string =>
  `exists (select 1 from moderation_reports mr where mr.id = ${id} and mr.reporter_id = ${viewer})`;

/** A card for each of `:decisionIds` that is about `:viewerId`; its title is the action. */
export const decisionCards = `
  select ${rowByRow} md.id, md.action as title, null as mediaIdList, null as avatar
  from moderation_decisions md join moderation_cases mc on mc.id = md.case_id
  where md.id in (:decisionIds*) and mc.author_id = :viewerId`;

/** A card for each of `:reportIds` that `:viewerId` made; its title is the status. */
export const reportCards = `
  select ${rowByRow} mr.id, mr.status as title, null as mediaIdList, null as avatar
  from moderation_reports mr where mr.id in (:reportIds*) and mr.reporter_id = :viewerId`;

export const decidedAbout = sql<
  { decisionId: string },
  { authorId: UserId; action: Action; byId: UserId | null }
>(`
  select mc.author_id as authorId, md.action, md.by_id as byId
  from moderation_decisions md join moderation_cases mc on mc.id = md.case_id where md.id = :decisionId`);

/** The reports since the case was decided by a person before. */
export const reportsDecided = sql<{ decisionId: string }, { id: Id; reporterId: UserId }>(`
  select mr.id, mr.reporter_id as reporterId
  from moderation_decisions md join moderation_reports mr on mr.case_id = md.case_id and mr.id < md.id
  where md.id = :decisionId and not exists (
    select 1 from moderation_decisions former
    where former.case_id = md.case_id and former.by_id is not null and former.id < md.id and former.id > mr.id)
  order by mr.id`);
