import type { Ids } from '../../../application/kernel/ports.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import { type NewNotification, Notifications } from '../../../application/notifications/inbox/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { NotificationId } from '../../../domain/notifications/types.ts';
import type { Database } from '../../kernel/database/database.ts';
import { byIndex } from '../../kernel/database/hints.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import { readToTheEnd } from '../../messaging/visibility.read.ts';
import { unreadRanges } from '../unread.read.ts';
import { NotificationGroups } from './notification-groups.ts';

const ofRecipient = 'recipient_id = :recipientId and mail_only = 0';
const readSome = sql<{ recipientId: string; ids: readonly string[] }>(
  `update notifications set reading = 1, open_key = null where ${ofRecipient} and id in (:ids*)`,
);
type OfConversation = { recipientId: string; conversationId: string; firstId: string };
const unreadMessages = sql<OfConversation, { id: NotificationId }>(
  (d) => `
  select ${byIndex('n', 'notifications_by_subject')} n.id from notifications n
  where n.subject_id = :conversationId ${d.sameShard('n.recipient_id = :recipientId')} and n.type = 'message'
    and (${unreadRanges(':recipientId').join(' or ')}) and ${readToTheEnd(':recipientId', ':conversationId')}`,
);
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
  readonly #groups: NotificationGroups;

  constructor(database: Database, unitOfWork: UnitOfWork, ids: Ids) {
    super();
    this.#database = database;
    this.#groups = new NotificationGroups(database, unitOfWork, ids);
  }

  add(news: readonly NewNotification[]) {
    return this.#groups.add(news);
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
