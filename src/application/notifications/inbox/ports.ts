import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type {
  CommentAudience,
  NotificationRequest,
} from '../../../domain/notifications/notification-request.ts';
import type { Channel, NotificationId, NotificationType } from '../../../domain/notifications/types.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { NotificationView } from './views.ts';

export abstract class Recipients {
  /**
   * The wanted channels of each request, in their order: none if the recipient is gone, blocked or muted the actor, is
   * blocked, or may not see the subject. One statement for each kind of subject.
   */
  abstract channelsFor(
    requests: readonly Omit<NotificationRequest, 'key'>[],
  ): Promise<readonly (readonly Channel[])[]>;
}

export interface NewNotification {
  readonly request: NotificationRequest;
  readonly at: Instant;
  /** Appears in no list and no count. It cannot be read, so such notifications are grouped by day. */
  readonly mailOnly: boolean;
}
export interface AddedNotification {
  readonly id: NotificationId;
  /** The group began with this call. */
  readonly isNew: boolean;
}

/** A notification that its recipient wants. */
export interface MadeNotification extends AddedNotification {
  readonly recipientId: UserId;
  readonly type: NotificationType;
  readonly channels: readonly Channel[];
  readonly mailOnly: boolean;
}

export abstract class OtherChannels {
  /** Queues what else follows from notifications: mails, digests, the webhook. Part of the current unit of work. */
  abstract deliver(made: readonly MadeNotification[]): Promise<void>;
}

/** Changes are part of the current unit of work. */
export abstract class Notifications {
  /**
   * Adds each event to the unread group of its type and subject, or starts a group; undefined for a repeated key.
   * A handful of statements, however many there are. Throws a conflict, to be retried, if another transaction adds
   * the same event.
   */
  abstract add(news: readonly NewNotification[]): Promise<readonly (AddedNotification | undefined)[]>;
  /** Returns whether there was any. */
  abstract markRead(recipientId: UserId, ids: readonly NotificationId[]): Promise<boolean>;
  /** One statement, however many there are. */
  abstract markAllRead(recipientId: UserId): Promise<void>;
  /** Marks those of direct messages in this conversation, if nothing of it is unread. Returns their ids. */
  abstract markConversationRead(recipientId: UserId, conversationId: Id): Promise<readonly NotificationId[]>;
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
  /** One statement. */
  abstract unreadOf(viewerIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number>>;
}

/** The people to notify of events of other contexts. */
export abstract class EventAudience {
  /** Without comments that are gone. */
  abstract ofComments(ids: readonly Id[]): Promise<ReadonlyMap<Id, CommentAudience>>;
  /** The peer in a direct conversation, unless they have read this message; undefined for rooms and declined requests. */
  abstract ofUnreadMessage(messageId: Id): Promise<UserId | undefined>;
  /** Guests who have not declined. */
  abstract ofOccasion(occasionId: Id): Promise<readonly UserId[]>;
  /** The author, unless it is undefined, and the reports that a moderator decided about; none of an automatic measure. */
  abstract ofDecision(decisionId: Id): Promise<{
    readonly authorId: UserId | undefined;
    readonly reports: readonly { readonly id: Id; readonly reporterId: UserId }[];
  }>;
}

export interface Withdrawn {
  /** In the app: mail-only ones are left out. */
  readonly withdrawn: readonly { readonly id: NotificationId; readonly recipientId: UserId }[];
  readonly isDone: boolean;
}

/** Each method deletes at most `limit` notifications and returns whether there may be more. */
export abstract class NotificationsPurge {
  abstract aboutSubject(subjectId: Id, limit: number): Promise<Withdrawn>;
  abstract between(recipientId: UserId, actorId: UserId, limit: number): Promise<boolean>;
  abstract ofPerson(userId: UserId, limit: number): Promise<boolean>;
}
