import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type {
  DeliveryChannelName,
  DeliveryId,
  Outcome,
  Standing,
} from '../../domain/notifications/delivery.ts';
import type { Language, NotificationId, NotificationType } from '../../domain/notifications/types.ts';
import type { NotificationView } from './views.ts';

/** What a delivery brings: one notification, or a digest of those left unread. */
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
  /** With this one. */
  readonly attempts: number;
  /** Until then nobody else touches it. */
  readonly leasedUntil: Instant;
}
export interface Attempt {
  readonly at: Instant;
  readonly ms: number;
  readonly outcome: Outcome;
}

/** What is to be sent, and what became of it. Parts of the current unit of work. */
export abstract class Deliveries {
  /** Nothing is left to do for it. */
  abstract arrived(delivery: NewDelivery): void;
  /** Joins the one of this notification and channel that has not ended yet, if there is one. */
  abstract queue(delivery: NewDelivery, dueAt: Instant): void;
  abstract lastSent(
    notificationId: NotificationId,
    channel: DeliveryChannelName,
  ): Promise<Instant | undefined>;
  /** Those that are due, the longest first; another process gets others. A crash frees them when the lease is over. */
  abstract claim(channel: DeliveryChannelName, limit: number): Promise<LeasedDelivery[]>;
  /** Does nothing when the lease was over and someone else has it. */
  abstract settle(delivery: LeasedDelivery, standing: Standing, attempt: Attempt): void;
  /** Nothing was tried: it waits again, and no attempt is counted. */
  abstract release(delivery: LeasedDelivery, dueAt: Instant): void;
}

/** Where mail reaches someone; what they call themselves; their IANA time zone. */
export interface Reachable {
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
}
export abstract class Addresses {
  /** Undefined for whoever is gone, or has not shown that the address is theirs. */
  abstract of(userId: UserId): Promise<Reachable | undefined>;
}

/** Addresses that a mail server said take nothing, now or later. */
export abstract class Suppressions {
  abstract has(address: string): Promise<boolean>;
  abstract add(address: string, error: string): void;
  abstract lift(address: string): void;
}

/** What there is to deliver, as it is right before it goes. */
export interface Parcel {
  readonly delivery: LeasedDelivery;
  /** One, or for a digest those left unread, the newest first. */
  readonly notifications: readonly NotificationView[];
  readonly unreadCount: number;
  /** Null where no mail may go. */
  readonly to: Reachable | null;
  readonly language: Language;
}

/** A way out. */
export abstract class DeliveryChannel {
  abstract readonly name: DeliveryChannelName;
  /** Never throws for what the other side does: that is an outcome. */
  abstract deliver(parcel: Parcel): Promise<Outcome>;
}

/** Who is to get a digest, and when. */
export abstract class Digests {
  /** At this moment, unless one is to come anyway. */
  abstract schedule(userId: UserId, dueAt: Instant): void;
  abstract due(now: Instant, limit: number): Promise<readonly UserId[]>;
  abstract done(userIds: readonly UserId[]): void;
}

export interface Webhook {
  readonly url: string;
  /** What its messages are signed with. */
  readonly secret: string;
}
export abstract class Webhooks {
  abstract current(): Promise<Webhook | undefined>;
  abstract set(webhook: Webhook, at: Instant): void;
  abstract remove(): void;
}
