import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type {
  DeliveryChannelName,
  DeliveryId,
  DeliveryState,
  DeliveryStatus,
  Outcome,
} from '../../../domain/notifications/delivery.ts';
import type { QuietHours } from '../../../domain/notifications/preferences.ts';
import type { Language, NotificationId, NotificationType } from '../../../domain/notifications/types.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { NotificationView } from '../inbox/views.ts';
import type { DeliveryView } from './views.ts';

/** A delivery carries one notification, or a digest of the unread ones. */
export type DeliveryType = NotificationType | 'digest';

export interface NewDelivery {
  /** Null for a digest. */
  readonly notificationId: NotificationId | null;
  readonly recipientId: UserId;
  readonly type: DeliveryType;
  readonly channel: DeliveryChannelName;
}

export interface LeasedDelivery extends NewDelivery {
  readonly id: DeliveryId;
  /** Including the current one. */
  readonly attempts: number;
  /** No other worker claims it before. */
  readonly leasedUntil: Instant;
  /** The W3C traceparent of what queued it, if that was traced. */
  readonly trace?: string | null;
}

export interface Attempt {
  readonly at: Instant;
  readonly ms: number;
  readonly outcome: Outcome;
}

/** The delivery queue. Changes are part of the current unit of work. */
export abstract class Deliveries {
  /** Records a delivery that is complete already. */
  abstract arrived(delivery: NewDelivery): void;
  /** Does nothing if this notification already has a pending delivery on this channel. */
  abstract queue(delivery: NewDelivery, dueAt: Instant): void;
  abstract lastSent(
    notificationId: NotificationId,
    channel: DeliveryChannelName,
  ): Promise<Instant | undefined>;
  /** When the first delivery is due that nobody has leased, or its lease ends; undefined without any. */
  abstract nextDue(channel: DeliveryChannelName): Promise<Instant | undefined>;
  /** Leases due deliveries, oldest first; concurrent callers get different ones. After a crash they are free when the lease ends. */
  abstract claim(channel: DeliveryChannelName, limit: number): Promise<LeasedDelivery[]>;
  /** Does nothing if the lease has expired and another worker holds it. */
  abstract settle(delivery: LeasedDelivery, standing: DeliveryStatus, attempt: Attempt): void;
  /** Puts it back unsent, without counting an attempt. */
  abstract release(delivery: LeasedDelivery, dueAt: Instant): void;
}

export interface MailRecipient {
  readonly email: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** What the mails of a new notification depend on. */
export interface MailTimes {
  readonly email: string;
  readonly timeZone: string;
  readonly settings: QuietHours;
  /** `waits`: one is scheduled already. */
  readonly digest: 'off' | 'none yet' | 'waits';
}

export abstract class MailRecipients {
  /** Without deleted accounts and unverified addresses. One statement. */
  abstract ofAll(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, MailTimes>>;
  /** Undefined for deleted accounts and unverified addresses. */
  abstract of(userId: UserId): Promise<MailRecipient | undefined>;
}

/** Addresses with a permanent bounce. */
export abstract class Suppressions {
  abstract has(address: string): Promise<boolean>;
  /** The addresses among these that get no mail. */
  abstract among(addresses: readonly string[]): Promise<ReadonlySet<string>>;
  abstract add(address: string, error: string): void;
  abstract lift(address: string): void;
}

/** The content of a delivery, read right before it is sent. */
export interface OutgoingDelivery {
  readonly delivery: LeasedDelivery;
  /** One; for a digest the unread ones, newest first. */
  readonly notifications: readonly NotificationView[];
  readonly unreadCount: number;
  /** Null for channels other than email. */
  readonly to: MailRecipient | null;
  readonly language: Language;
}

export abstract class DeliveryChannel {
  abstract readonly name: DeliveryChannelName;
  /** Failures of the other side are outcomes, not exceptions. */
  abstract deliver(outgoing: OutgoingDelivery): Promise<Outcome>;
}

export abstract class Digests {
  /** Does nothing if one is scheduled already. */
  abstract schedule(userId: UserId, dueAt: Instant): void;
  abstract due(now: Instant, limit: number): Promise<readonly UserId[]>;
  abstract done(userIds: readonly UserId[]): void;
}

export interface DeliveryFilter {
  readonly userId?: UserId | undefined;
  readonly state?: DeliveryState | undefined;
  readonly channel?: DeliveryChannelName | undefined;
  readonly errorClass?: string | undefined;
  /** Creation time: from inclusive, to exclusive. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** Deliveries as admins see them. */
export abstract class DeliveryRecord {
  /** Newest first. */
  abstract list(filter: DeliveryFilter, page: PageRequest<DeliveryId>): Promise<Page<DeliveryView>>;
  /** Counts what `retry` would queue. */
  abstract countUndelivered(filter: DeliveryFilter): Promise<number>;
  /**
   * Queues dead deliveries again, and makes those due that wait for their next attempt, all with a fresh attempt
   * count; returns how many. A dead delivery stays dead if a later one of its notification is pending.
   */
  abstract retry(filter: DeliveryFilter): Promise<number>;
  /** False if it is not queued. */
  abstract cancel(id: DeliveryId): Promise<boolean>;
  abstract exists(id: DeliveryId): Promise<boolean>;
}

/** Mails that someone no longer wants. */
export interface UnwantedMail {
  readonly userId: UserId;
  readonly type: NotificationType | 'digest';
}

/** Tokens in mails that let the recipient unsubscribe without signing in. They never expire. */
export abstract class UnsubscribeTokens {
  abstract issue(unwanted: UnwantedMail): string;
  /** Undefined for a forged token. */
  abstract read(token: string): UnwantedMail | undefined;
}
