import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Of = { userId: UserId };
const when = (at: number | null) => (at === null ? null : iso(at));

interface Row {
  readonly id: Id;
  readonly type: string;
  readonly subjectKind: string | null;
  readonly subjectId: Id | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly isRead: number;
  readonly latestAt: number;
  readonly createdAt: number;
}
const notifications = sql<Of, Row>(`
  select n.id, n.type, n.subject_kind as subjectKind, n.subject_id as subjectId, n.title, n.text,
    n.actor_count as actorCount, n.created_at as createdAt, n.latest_at as latestAt,
    case n.reading when 0 then n.sort_id <= s.read_until else n.reading = 1 end as isRead
  from notifications n left join notification_settings s on s.user_id = n.recipient_id
  where n.recipient_id = :userId order by n.mail_only, n.sort_id`);
const actors = sql<Of, { notificationId: Id; actorId: Id }>(`
  select a.notification_id as notificationId, a.actor_id as actorId from notifications n
  join notification_actors a on a.notification_id = n.id where n.recipient_id = :userId order by n.id, a.id`);
interface Settings {
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly digest: number;
  readonly language: string | null;
}
const settings = sql<Of, Settings>(`
  select quiet_from as quietFrom, quiet_until as quietUntil, digest, language from notification_settings
  where user_id = :userId`);
const digest = sql<Of, { dueAt: number }>(
  'select due_at as dueAt from notification_digests where user_id = :userId',
);
const sendings = sql<Of, { id: Id; title: string; text: string; createdAt: number }>(`
  select id, title, text, created_at as createdAt from notification_sendings where by_id = :userId order by id`);
const choices = sql<Of, { type: string; channel: string; wanted: number }>(
  'select type, channel, wanted from notification_choices where user_id = :userId order by type, channel',
);

interface Delivery {
  readonly id: Id;
  readonly notificationId: Id | null;
  readonly type: string;
  readonly channel: string;
  readonly state: string;
  readonly createdAt: number;
  readonly dueAt: number | null;
  readonly doneAt: number | null;
}
const deliveries = sql<Of, Delivery>(`
  select id, notification_id as notificationId, type, channel, state, attempts, error_class as errorClass, error,
    created_at as createdAt, due_at as dueAt, done_at as doneAt
  from notification_deliveries where recipient_id = :userId order by id`);
const attempts = sql<Of, { deliveryId: Id; at: number; outcome: string }>(`
  select t.delivery_id as deliveryId, t.at, t.outcome, t.error_class as errorClass, t.error
  from notification_deliveries d join delivery_attempts t on t.delivery_id = d.id
  where d.recipient_id = :userId order by d.id, t.id`);

/** Notifications, preferences and deliveries of a person, for the data export. Quiet hours are minutes of the day. */
export const notificationsSections = [
  exportSection('notifications', notifications, ({ createdAt, latestAt, isRead, ...row }) => ({
    ...row,
    read: isRead === 1,
    createdAt: iso(createdAt),
    latestAt: iso(latestAt),
  })),
  exportSection('notificationActors', actors, (row) => row),
  exportSection('notificationSettings', settings, (row) => ({ ...row, digest: row.digest === 1 })),
  exportSection('notificationDigest', digest, ({ dueAt }) => ({ dueAt: iso(dueAt) })),
  exportSection('notificationChoices', choices, ({ wanted, ...row }) => ({ ...row, wanted: wanted === 1 })),
  exportSection('notificationDeliveries', deliveries, ({ createdAt, dueAt, doneAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
    dueAt: when(dueAt),
    doneAt: when(doneAt),
  })),
  exportSection('deliveryAttempts', attempts, ({ at, ...row }) => ({ ...row, at: iso(at) })),
  exportSection('sentNotifications', sendings, ({ createdAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
  })),
];
