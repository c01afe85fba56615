import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { NotificationReader } from '../../../application/notifications/inbox/ports.ts';
import type {
  NotificationSubject,
  NotificationView,
} from '../../../application/notifications/inbox/views.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type {
  NotificationId,
  NotificationType,
  Subject,
  SubjectKind,
} from '../../../domain/notifications/types.ts';
import { notBlocked, notMuted } from '../../access/access.read.ts';
import {
  fromAccounts,
  joinAccount,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { byIndex, rowByRow } from '../../kernel/database/hints.ts';
import { firstId, lastId, type Statement, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { unreadNotifications, unreadRanges } from '../unread.read.ts';
import { readSubjectCards } from './subject-cards.ts';

interface Row {
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

const shownActors = 3;
const isVisible = (user: string) => `${notBlocked(':viewerId', user)} and ${notMuted(':viewerId', user)}`;
/** At least one actor is visible to the viewer, or there are no actors. */
const hasVisibleActor = `(n.actor_count = 0 or exists (
  select 1 from notification_actors na ${joinAccount('a', 'na.actor_id')}
  where na.notification_id = n.id and ${liveAccount('a')} and ${isVisible('a.id')}))`;
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
type One = Viewer & { id: string };
type Paging = Viewer & { beforeId: string; limit: number };
const newest = 'and n.sort_id < :beforeId order by n.sort_id desc limit :limit';
const all = sql<Paging, Row>(`${select} and n.mail_only = 0 ${newest}`);
const newestUnread = (range: string) => `select * from (
  select ${byIndex('n', 'notifications_by_reading')} ${shown}, 0 as isRead from notifications n where ${range} and ${hasVisibleActor} ${newest}) unread`;
const unreadOnes = sql<Paging, Row>(
  `${unreadOf.map(newestUnread).join(' union all ')} order by sortId desc limit :limit`,
);
const one = sql<One, Row>(`${select} and n.mail_only = 0 and n.id = :id`);
const oneToSend = sql<One, Row>(`${select} and n.id = :id`);
const count = sql<Viewer, { count: number }>(`select ${unreadNotifications(':viewerId')} as count`);
const counts = sql<{ viewerIds: readonly string[]; firstId: string }, { userId: UserId; count: number }>(
  `select a.id as userId, ${unreadNotifications('a.id')} as count ${fromAccounts('a')} where a.id in (:viewerIds*)`,
);
type Actor = PublicUserRow<'user'> & { notificationId: NotificationId };
// The condition on `na` is repeated, or SQLite scans all actors.
const actors = sql<{ viewerId: string; ids: readonly string[]; limit: number }, Actor>(
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
  where n.id in (:ids*) and na.notification_id = n.id order by na.id desc`,
);

export class SqlNotificationReader extends NotificationReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async list(viewerId: UserId, { unread }: { readonly unread: boolean }, { limit, cursor }: PageRequest<Id>) {
    const paging = { viewerId, firstId, beforeId: cursor ?? lastId, limit: limit + 1 };
    const rows = await this.#database.rows(unread ? unreadOnes : all, paging);
    const page = toPage(
      rows,
      limit,
      ({ sortId }) => sortId,
      (row) => row,
    );
    return { ...page, items: await this.#shown(viewerId, page.items) };
  }

  one(viewerId: UserId, id: NotificationId) {
    return this.#one(one, viewerId, id);
  }

  oneToSend(recipientId: UserId, id: NotificationId) {
    return this.#one(oneToSend, recipientId, id);
  }

  async unread(viewerId: UserId) {
    return (await this.#database.row(count, { viewerId, firstId }))!.count;
  }

  async unreadOf(viewerIds: readonly UserId[]) {
    const rows = await this.#database.rows(counts, { viewerIds, firstId });
    return new Map(rows.map(({ userId, count }) => [userId, count]));
  }

  async #one(statement: Statement<One, Row>, viewerId: UserId, id: NotificationId) {
    const row = await this.#database.row(statement, { viewerId, firstId, id });
    return row && (await this.#shown(viewerId, [row]))[0];
  }

  async #shown(viewerId: UserId, rows: readonly Row[]): Promise<NotificationView[]> {
    const ids = rows.filter(({ actorCount }) => actorCount > 0).map(({ id }) => id);
    const [found, cards] = await Promise.all([
      ids.length === 0 ? [] : this.#database.rows(actors, { viewerId, ids, limit: shownActors }),
      readSubjectCards({ database: this.#database, files: this.#files }, viewerId, rows.flatMap(subjectOf)),
    ]);
    const people = Map.groupBy(found, ({ notificationId }) => notificationId);
    return rows.map((row) => ({
      id: row.id,
      type: row.type,
      actors: (people.get(row.id) ?? []).map((actor) => toPublicUser(actor, 'user', this.#files)),
      actorCount: row.actorCount,
      count: row.facts,
      subject: shownSubject(row, cards),
      ...(row.title !== null && { title: row.title }),
      ...(row.text !== null && { text: row.text }),
      read: row.isRead === 1,
      createdAt: iso(row.createdAt),
      updatedAt: iso(row.latestAt),
    }));
  }
}

const subjectOf = ({ subjectKind: kind, subjectId: id }: Row): Subject[] =>
  kind && id ? [{ kind, id }] : [];

function shownSubject(
  row: Row,
  cards: Awaited<ReturnType<typeof readSubjectCards>>,
): NotificationSubject | null {
  const [subject] = subjectOf(row);
  return subject ? { ...subject, ...(cards.get(subject.id) ?? { title: null, imageUrl: null }) } : null;
}
