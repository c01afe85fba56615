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
  'moderation',
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
  'transfer',
  'payment-request',
  'decision',
  'report',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: Id;
}

/** Types that need an answer or could be missed; mails about them are on by default. */
const mailedByDefault: readonly NotificationType[] = [
  'follow-request',
  'friend-request',
  'friend-accepted',
  'mention',
  'invite',
  'message',
  'occasion',
  'tip',
  'payment',
  'moderation',
  'system',
];
export const wantedByDefault = (type: NotificationType, channel: Channel): boolean =>
  channel === 'inApp' || mailedByDefault.includes(type);

/** Languages of mails; the first is the default. */
export { type Language, languages } from '../kernel/language.ts';

/** Milliseconds that a mail waits, in case the notification is read in the app first. */
export const mailDelayOf = (type: NotificationType): number =>
  type === 'message' || type === 'mention' ? 120_000 : 0;
