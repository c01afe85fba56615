import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { NotificationId, NotificationType, SubjectKind } from '../../../domain/notifications/types.ts';
import { notBlocked, notMuted } from '../../access/access.read.ts';
import {
  fromAccounts,
  joinAccount,
  liveAccount,
  type PublicUserRow,
  publicUser,
} from '../../identity/identity.read.ts';
import { byIndex, rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import { unreadNotifications, unreadRanges } from '../unread.read.ts';

export interface Row {
  readonly id: NotificationId;
  readonly sortId: Id;
  readonly type: NotificationType;
  readonly subjectKind: SubjectKind | null;
  readonly subjectId: Id | null;
  readonly actorCount: number;
  readonly facts: number;
  readonly title: string | null;
  readonly text: string | null;
  readonly isRead: number;
  readonly createdAt: number;
  readonly latestAt: number;
}

const isVisible = (user: string) => `${notBlocked(':viewerId', user)} and ${notMuted(':viewerId', user)}`;
/** At least one actor is visible to the viewer, or there are no actors. */
const hasVisibleActor = `(n.actor_count = 0 or exists (
  select 1 from notification_actors na ${joinAccount('a', 'na.actor_id')}
  where na.notification_id = n.id and na.recipient_id = n.recipient_id and ${liveAccount('a')} and ${isVisible('a.id')}))`;
const shown = `
  n.id, n.sort_id as sortId, n.type, n.subject_kind as subjectKind, n.subject_id as subjectId,
  n.actor_count as actorCount, n.facts, n.title, n.text, n.created_at as createdAt, n.latest_at as latestAt`;
const select = `
  select ${rowByRow} ${shown}, not (n.mail_only = 1 or n.reading = 2
    or (n.reading = 0 and n.sort_id > coalesce(s.read_until, :firstId))) as isRead
  from notifications n left join notification_settings s on s.user_id = n.recipient_id
  where n.recipient_id = :viewerId and ${hasVisibleActor}`;
const unreadOf = unreadRanges(':viewerId');

type Viewer = { viewerId: string; firstId: string };
export type One = Viewer & { id: string };
type Paging = Viewer & { beforeId: string; limit: number };
const newest = 'and n.sort_id < :beforeId order by n.sort_id desc limit :limit';
export const all = sql<Paging, Row>(`${select} and n.mail_only = 0 ${newest}`);
const newestUnread = (range: string) => `select * from (
  select ${byIndex('n', 'notifications_by_reading')} ${shown}, 0 as isRead from notifications n where ${range} and ${hasVisibleActor} ${newest}) unread`;
export const unreadOnes = sql<Paging, Row>(
  `${unreadOf.map(newestUnread).join(' union all ')} order by sortId desc limit :limit`,
);
export const one = sql<One, Row>(`${select} and n.mail_only = 0 and n.id = :id`);
export const oneToSend = sql<One, Row>(`${select} and n.id = :id`);
export const count = sql<Viewer, { count: number }>(`select ${unreadNotifications(':viewerId')} as count`);
export const counts = sql<
  { viewerIds: readonly string[]; firstId: string },
  { userId: UserId; count: number }
>(
  `select a.id as userId, ${unreadNotifications('a.id')} as count ${fromAccounts('a')} where a.id in (:viewerIds*)`,
);
type Actor = PublicUserRow<'user'> & { notificationId: NotificationId };
// The condition on `na` is repeated, or SQLite scans all actors.
export const actors = sql<{ viewerId: string; ids: readonly string[]; limit: number }, Actor>(
  (d) => `
  select ${rowByRow} n.id as notificationId, ${publicUser('a', 'user')}
  from notifications n
  ${d.joinNewest({
    table: 'notification_actors',
    alias: 'na',
    by: 'notification_id',
    limit: ':limit',
    index: 'notification_actors_by_time',
    columns: ['notification_id', 'actor_id', 'id'],
    where: (alias) => `${alias}.notification_id = n.id and exists (
      select 1 ${fromAccounts('w')} where w.id = ${alias}.actor_id and ${liveAccount('w')}
        and ${isVisible('w.id')})`,
  })}
  ${joinAccount('a', 'na.actor_id')}
  where n.id in (:ids*) ${d.sameShard('n.recipient_id = :viewerId')} and na.notification_id = n.id order by na.id desc`,
);
