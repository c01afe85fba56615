import { eventType } from '../kernel/event.ts';

/** The recipient marked one as read or unread. */
export const NotificationMarked = eventType('notifications.notification-marked', 1, {
  notificationId: 'id',
  recipientId: 'owner',
});

/** Several were marked as read, or `all`; then no ids are given. */
export const NotificationsRead = eventType('notifications.notifications-read', 1, {
  recipientId: 'owner',
  notificationIds: 'ids',
  all: 'flag',
});

export const NotificationDismissed = eventType('notifications.notification-dismissed', 1, {
  notificationId: 'id',
  recipientId: 'owner',
});

/** An admin sends an announcement to many people. */
export const SendingAccepted = eventType('notifications.sending-accepted', 1, { sendingId: 'id' });
