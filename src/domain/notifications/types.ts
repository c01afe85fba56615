import type { Id } from '../kernel/id.ts';

export type NotificationId = Id<'Notification'>;

export const notificationTypes = [
  'follow',
  'follow-request',
  'friend-request',
  'friend-accepted',
  'reaction',
  'comment',
  'reply',
  'mention',
  'invite',
  'message',
  'occasion',
  'laundry',
  'tip',
  'payment',
  'system',
] as const;
export type NotificationType = (typeof notificationTypes)[number];

export const channels = ['inApp', 'email'] as const;
export type Channel = (typeof channels)[number];

export const subjectKinds = [
  'user',
  'post',
  'comment',
  'item',
  'outfit',
  'occasion',
  'conversation',
  'message',
  'invite',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: Id;
}

/** What most people want a mail about: what waits for their answer, or would pass unseen. */
const mailed: readonly NotificationType[] = [
  'follow-request',
  'friend-request',
  'friend-accepted',
  'mention',
  'invite',
  'message',
  'occasion',
  'tip',
  'payment',
  'system',
];
export const wantedByDefault = (type: NotificationType, channel: Channel): boolean =>
  channel === 'inApp' || mailed.includes(type);
