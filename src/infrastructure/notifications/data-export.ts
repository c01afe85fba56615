import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

interface Row {
  readonly id: Id;
  readonly type: string;
  readonly subjectKind: string | null;
  readonly subjectId: Id | null;
  readonly createdAt: number;
}
const notifications = sql<{ userId: UserId }, Row>(`
  select id, type, subject_kind as subjectKind, subject_id as subjectId, created_at as createdAt
  from notifications where recipient_id = :userId order by mail_only, sort_id`);
const choices = sql<{ userId: UserId }, { type: string; channel: string; wanted: number }>(
  'select type, channel, wanted from notification_choices where user_id = :userId order by type, channel',
);

const deliveries = sql<
  { userId: UserId },
  { type: string; channel: string; state: string; createdAt: number }
>(`
  select type, channel, state, created_at as createdAt from notification_deliveries
  where recipient_id = :userId order by id`);

/** Notifications, choices and deliveries of a person, for the data export. */
export const notificationsSections = [
  exportSection('notifications', notifications, ({ createdAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
  })),
  exportSection('notificationChoices', choices, ({ wanted, ...row }) => ({ ...row, wanted: wanted === 1 })),
  exportSection('notificationDeliveries', deliveries, ({ createdAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
  })),
];
