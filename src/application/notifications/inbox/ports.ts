import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type {
  CommentAudience,
  NotificationRequest,
} from '../../../domain/notifications/notification-request.ts';
import type { Channel, NotificationId } from '../../../domain/notifications/types.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { NotificationView } from './views.ts';

export abstract class Recipients {
  /** None if the recipient is gone, blocked or muted the actor, is blocked, or may not see the subject. */
  abstract channelsFor(request: NotificationRequest): Promise<readonly Channel[]>;
}

/** Changes are part of the current unit of work. */
export abstract class Notifications {
  /**
   * Adds the event to the unread group of its type and subject, or starts a group; undefined for a repeated key.
   * Mail-only notifications appear in no list and no count. They cannot be read, so they are grouped by day.
   */
  abstract add(
    request: NotificationRequest,
    at: Instant,
    mailOnly: boolean,
  ): Promise<{ readonly id: NotificationId; readonly isNew: boolean } | undefined>;
  abstract markRead(recipientId: UserId, ids: readonly NotificationId[]): Promise<void>;
  /** One statement, however many there are. */
  abstract markAllRead(recipientId: UserId): Promise<void>;
  abstract markUnread(recipientId: UserId, id: NotificationId): Promise<boolean>;
  /** False if there is none. */
  abstract dismiss(recipientId: UserId, id: NotificationId): Promise<boolean>;
}

export abstract class NotificationReader {
  /** Newest first. Leaves out actors whom the viewer may not see any more, and notifications without other actors. */
  abstract list(
    viewerId: UserId,
    filter: { readonly unread: boolean },
    page: PageRequest<Id>,
  ): Promise<Page<NotificationView>>;
  abstract one(viewerId: UserId, id: NotificationId): Promise<NotificationView | undefined>;
  /** Includes mail-only notifications. */
  abstract oneToSend(recipientId: UserId, id: NotificationId): Promise<NotificationView | undefined>;
  abstract unread(viewerId: UserId): Promise<number>;
}

/** The people to notify of events of other contexts. */
export abstract class EventAudience {
  abstract ofComment(commentId: Id): Promise<CommentAudience | undefined>;
  /** The peer of a direct conversation; undefined for rooms and declined requests. */
  abstract ofDirectMessage(conversationId: Id, senderId: UserId): Promise<UserId | undefined>;
  /** As `ofDirectMessage`, if they have not read this message. */
  abstract ofUnreadMessage(messageId: Id): Promise<UserId | undefined>;
  /** Guests who have not declined. */
  abstract ofOccasion(occasionId: Id): Promise<readonly UserId[]>;
}

/** Each method deletes at most `limit` notifications and returns whether there may be more. */
export abstract class NotificationsPurge {
  abstract aboutSubject(subjectId: Id, limit: number): Promise<boolean>;
  abstract between(recipientId: UserId, actorId: UserId, limit: number): Promise<boolean>;
  abstract ofPerson(userId: UserId, limit: number): Promise<boolean>;
}
