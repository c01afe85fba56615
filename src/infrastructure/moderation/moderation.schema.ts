import { p } from '@mikro-orm/core';
import { Appeal } from '../../domain/moderation/appeal.ts';
import { Case, Decision } from '../../domain/moderation/case.ts';
import { Report } from '../../domain/moderation/report.ts';
import { Suspension } from '../../domain/moderation/suspension.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';

const time = () => p.bigint('number');

export const SuspensionSchema = aggregateSchema(Suspension, 'suspensions', {
  userId: p.type(IdType).primary(),
  reason: p.string(),
  byId: p.type(IdType).nullable(),
  changedAt: time(),
  until: time().nullable(),
  version: p.integer().version(),
});

const id = () => p.type(IdType);

export const CaseSchema = aggregateSchema(Case, 'moderation_cases', {
  id: id().primary(),
  kind: p.string(),
  subjectId: id(),
  authorId: id(),
  status: p.string(),
  reportCount: p.integer(),
  removedAt: time().nullable(),
  lastDecisionId: id().nullable(),
  createdAt: time(),
  version: p.integer().version(),
});

export const DecisionSchema = aggregateSchema(Decision, 'moderation_decisions', {
  id: id().primary(),
  caseId: id(),
  action: p.string(),
  reason: p.string(),
  note: p.string().nullable(),
  byId: id().nullable(),
  at: time(),
  until: time().nullable(),
});

export const ReportSchema = aggregateSchema(Report, 'moderation_reports', {
  id: id().primary(),
  caseId: id(),
  reporterId: id(),
  reason: p.string(),
  note: p.string().nullable(),
  status: p.string(),
  createdAt: time(),
  openReporterId: id().nullable(),
});

export const AppealSchema = aggregateSchema(Appeal, 'moderation_appeals', {
  id: id().primary(),
  decisionId: id(),
  userId: id(),
  text: p.string(),
  status: p.string(),
  answeredById: id().nullable(),
  answeredAt: time().nullable(),
  createdAt: time(),
  version: p.integer().version(),
});
