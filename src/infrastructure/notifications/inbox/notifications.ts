import type { Ids } from '../../../application/kernel/ports.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import { Notifications } from '../../../application/notifications/inbox/ports.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { NotificationRequest } from '../../../domain/notifications/notification-request.ts';
import type { NotificationId } from '../../../domain/notifications/types.ts';
import type { Database } from '../../kernel/database/database.ts';
import { byIndex } from '../../kernel/database/hints.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import { readToTheEnd } from '../../messaging/visibility.read.ts';
import { keyId } from '../key-id.ts';
import { unreadRanges } from '../unread.read.ts';

type Open = { recipientId: string; openKeyId: string };
const openGroup = 'recipient_id = :recipientId and open_key = :openKeyId';
const readUntil = sql<{ recipientId: string }, { sortId: string | null }>(
  'select read_until as sortId from notification_settings where user_id = :recipientId',
);

const addEvent = sql<{ recipientId: string; factKeyId: string; at: number }>(
  (d) =>
    `${d.insertIgnore} into notification_facts (recipient_id, fact_key, at) values (:recipientId, :factKeyId, :at)`,
);
type Group = Open & {
  id: string;
  type: string;
  subjectKind: string | null;
  subjectId: string | null;
  title: string | null;
  text: string | null;
  sortId: string;
  reading: number;
  mailOnly: boolean;
  at: number;
};
// Grouping needs no read: the upsert grows the open group or starts one.
const grow = sql<Group>(
  (d) => `
  insert into notifications
    (id, recipient_id, type, open_key, subject_kind, subject_id, title, text, actor_count, facts, sort_id, reading,
    mail_only, created_at, latest_at)
  values (:id, :recipientId, :type, :openKeyId, :subjectKind, :subjectId, :title, :text, 0, 1, :sortId, :reading,
    :mailOnly, :at, :at)
  ${d.upsert('recipient_id, open_key', 'facts = notifications.facts + 1, sort_id = new.sort_id, reading = new.reading, latest_at = new.latest_at')}`,
);
const countActor = sql<Open & { actorId: string }>(`
  update notifications set actor_count = actor_count + 1 where ${openGroup} and not exists (
    select 1 from notification_actors na where na.notification_id = notifications.id and na.actor_id = :actorId)`);
const addActor = sql<Open & { actorId: string; sortId: string }>(
  (d) => `
  ${d.insertIgnore} into notification_actors (notification_id, actor_id, recipient_id, id)
  select id, :actorId, recipient_id, :sortId from notifications where ${openGroup}`,
);
const renewActor = sql<Open & { actorId: string; sortId: string }>(`
  update notification_actors set id = :sortId where actor_id = :actorId
    and notification_id = (select n.id from notifications n where n.recipient_id = :recipientId and n.open_key = :openKeyId)`);
const openGroupRow = sql<Open, { id: NotificationId; facts: number }>(
  `select id, facts from notifications where ${openGroup}`,
);

const ofRecipient = 'recipient_id = :recipientId and mail_only = 0';
const readSome = sql<{ recipientId: string; ids: readonly string[] }>(
  `update notifications set reading = 1, open_key = null where ${ofRecipient} and id in (:ids*)`,
);
type OfConversation = { recipientId: string; conversationId: string; firstId: string };
const unreadMessages = sql<OfConversation, { id: NotificationId }>(`
  select ${byIndex('n', 'notifications_by_subject')} n.id from notifications n
  where n.subject_id = :conversationId and n.type = 'message'
    and (${unreadRanges(':recipientId').join(' or ')}) and ${readToTheEnd(':recipientId', ':conversationId')}`);
const unread = sql<{ recipientId: string; id: string }>(
  `update notifications set reading = 2 where ${ofRecipient} and id = :id`,
);
const dismiss = sql<{ recipientId: string; id: string }>(
  `delete from notifications where ${ofRecipient} and id = :id`,
);
const dropActors = sql<{ id: string }>('delete from notification_actors where notification_id = :id');
const newest = sql<{ recipientId: string }, { sortId: Id }>(
  `select sort_id as sortId from notifications where ${ofRecipient} order by sort_id desc limit 1`,
);
// The watermark never moves back, even if the newest notification was dismissed since.
const readAll = sql<{ recipientId: string; sortId: string }>(
  (d) => `
  insert into notification_settings (user_id, read_until) values (:recipientId, :sortId)
  ${d.upsert(
    'user_id',
    `read_until = case when notification_settings.read_until > new.read_until
      then notification_settings.read_until else new.read_until end`,
  )}`,
);
const forgetUnread = sql<{ recipientId: string }>(
  `update notifications set reading = 1, open_key = null where ${ofRecipient} and reading = 2`,
);

export class SqlNotifications extends Notifications {
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;
  readonly #ids: Ids;

  constructor(database: Database, unitOfWork: UnitOfWork, ids: Ids) {
    super();
    this.#database = database;
    this.#unitOfWork = unitOfWork;
    this.#ids = ids;
  }

  async add(
    { recipientId, actorId, type, subject, key, words }: NotificationRequest,
    at: Instant,
    mailOnly: boolean,
  ) {
    const event = { recipientId, factKeyId: keyId(key), at };
    if ((await this.#database.write(addEvent, event)) === 0) return undefined;
    // The watermark is part of the key, so marking all as read closes the open groups as well.
    const read = (await this.#database.row(readUntil, { recipientId }))?.sortId;
    const until = mailOnly ? `mail ${new Date(at).toISOString().slice(0, 10)}` : read;
    const group = words ? `words ${key}` : [type, subject?.kind, subject?.id, until].join(' ');
    const open = { recipientId, openKeyId: keyId(group) };
    const sortId = this.#ids.next();
    // If the clock of another process is ahead, its watermark may be newer than this id; mark this as unread explicitly.
    const reading = read && sortId <= read ? 2 : 0;
    this.#database.enqueue(grow, {
      ...open,
      id: this.#ids.next(),
      type,
      sortId,
      reading,
      mailOnly,
      at,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      title: words?.title ?? null,
      text: words?.text ?? null,
    });
    if (actorId) {
      this.#database.enqueue(countActor, { ...open, actorId });
      this.#database.enqueue(addActor, { ...open, actorId, sortId });
      this.#database.enqueue(renewActor, { ...open, actorId, sortId });
    }
    await this.#unitOfWork.flush();
    const { id, facts } = (await this.#database.row(openGroupRow, open))!;
    return { id, isNew: facts === 1 };
  }

  async markRead(recipientId: UserId, ids: readonly NotificationId[]): Promise<boolean> {
    return ids.length > 0 && (await this.#database.write(readSome, { recipientId, ids })) > 0;
  }

  async markConversationRead(recipientId: UserId, conversationId: Id): Promise<NotificationId[]> {
    const rows = await this.#database.rows(unreadMessages, { recipientId, conversationId, firstId });
    const ids = rows.map(({ id }) => id);
    await this.markRead(recipientId, ids);
    return ids;
  }

  async markAllRead(recipientId: UserId): Promise<void> {
    const last = await this.#database.row(newest, { recipientId });
    if (!last) return;
    this.#database.enqueue(forgetUnread, { recipientId });
    this.#database.enqueue(readAll, { recipientId, sortId: last.sortId });
  }

  async markUnread(recipientId: UserId, id: NotificationId): Promise<boolean> {
    return (await this.#database.write(unread, { recipientId, id })) === 1;
  }

  async dismiss(recipientId: UserId, id: NotificationId): Promise<boolean> {
    if ((await this.#database.write(dismiss, { recipientId, id })) === 0) return false;
    this.#database.enqueue(dropActors, { id });
    return true;
  }
}
