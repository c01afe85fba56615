import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type {
  Channel,
  Language,
  NotificationId,
  NotificationType,
  Subject,
} from '../../domain/notifications/types.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { NotificationView } from './views.ts';

/** A fact that concerns someone. */
export interface Concern {
  readonly recipientId: UserId;
  /** Who did it; null for the service itself. */
  readonly actorId: UserId | null;
  readonly type: NotificationType;
  readonly subject: Subject | null;
  /** Names the fact: told once to each recipient, however often it is repeated. */
  readonly key: string;
  /** In words of its own; then it joins no group. */
  readonly words?: { readonly title: string; readonly text: string };
}

/** How someone wants to be told; not at all when they are gone, a block or mute is between, or they see not the subject. */
export abstract class Recipients {
  abstract channelsFor(concern: Concern): Promise<readonly Channel[]>;
}

/** Notifications, as they grow. Part of the current unit of work. */
export abstract class Notices {
  /**
   * Joins the fact to the open group of its type and subject, or opens one; undefined when it was told before.
   * What is for a mail alone is in no list and no count; it cannot be read, so its groups are those of a day.
   */
  abstract add(
    concern: Concern,
    at: Instant,
    mailOnly: boolean,
  ): Promise<{ readonly id: NotificationId; readonly isNew: boolean } | undefined>;
  abstract markRead(recipientId: UserId, ids: readonly NotificationId[]): Promise<void>;
  /** Everything that there is right now, however much. */
  abstract markAllRead(recipientId: UserId): Promise<void>;
  abstract markUnread(recipientId: UserId, id: NotificationId): Promise<boolean>;
  /** Answers whether it was there. */
  abstract dismiss(recipientId: UserId, id: NotificationId): Promise<boolean>;
}

export abstract class NotificationReader {
  /** Newest first; whom the viewer may not meet any more is left out, with what they alone did. */
  abstract list(
    viewerId: UserId,
    filter: { readonly unread: boolean },
    page: PageRequest<Id>,
  ): Promise<Page<NotificationView>>;
  abstract one(viewerId: UserId, id: NotificationId): Promise<NotificationView | undefined>;
  /** One that is for a mail alone as well. */
  abstract oneToSend(recipientId: UserId, id: NotificationId): Promise<NotificationView | undefined>;
  abstract unread(viewerId: UserId): Promise<number>;
}

export interface Choice {
  readonly type: NotificationType;
  readonly channel: Channel;
  readonly wanted: boolean;
}
export interface Settings {
  /** Only what differs from the defaults. */
  readonly choices: readonly Choice[];
  /** Minutes of the day. */
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly digest: boolean;
  readonly language: Language;
}
export abstract class PreferenceStore {
  abstract of(userId: UserId): Promise<Settings>;
  abstract save(userId: UserId, settings: Settings): void;
}

/** Who is concerned by what other contexts tell of. */
export abstract class Concerned {
  abstract byComment(commentId: Id): Promise<
    | {
        readonly postId: Id;
        readonly postAuthorId: UserId;
        readonly parentAuthorId: UserId | null;
        readonly mentionIds: readonly UserId[];
      }
    | undefined
  >;
  /** Whom a direct message is for; undefined in a room, and while its request is declined. */
  abstract byDirectMessage(conversationId: Id, senderId: UserId): Promise<UserId | undefined>;
  /** Guests of an occasion who go or may go. */
  abstract byOccasion(occasionId: Id): Promise<readonly UserId[]>;
}

/** Removes notifications whose reason is gone, in steps; answers whether there is more. */
export abstract class NotificationsPurge {
  abstract aboutSubject(subjectId: Id, limit: number): Promise<boolean>;
  abstract between(recipientId: UserId, actorId: UserId, limit: number): Promise<boolean>;
  abstract ofPerson(userId: UserId, limit: number): Promise<boolean>;
}

/** What someone wants no more mails of. */
export interface Unwanted {
  readonly userId: UserId;
  readonly type: NotificationType | 'digest';
}
/** What a mail carries so that its reader can end such mails without signing in. */
export abstract class UnsubscribeTokens {
  abstract issue(unwanted: Unwanted): string;
  /** Undefined for one that is not ours. */
  abstract read(token: string): Unwanted | undefined;
}
