import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { NotificationReader } from '../../../application/notifications/inbox/ports.ts';
import type {
  NotificationSubject,
  NotificationView,
} from '../../../application/notifications/inbox/views.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { NotificationId, Subject } from '../../../domain/notifications/types.ts';
import { toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, lastId, type Statement } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import {
  actors,
  all,
  count,
  counts,
  type One,
  one,
  oneToSend,
  type Row,
  unreadOnes,
} from './notification-statements.ts';
import { readSubjectCards } from './subject-cards.ts';

const shownActors = 3;

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
