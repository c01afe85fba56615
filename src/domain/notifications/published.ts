import { eventType } from '../kernel/event.ts';

/** For each fact that someone was told of, not only for the first of a group. */
export const NotificationMade = eventType('notifications.notification-made', 1, {
  notificationId: 'id',
  recipientId: 'id',
  type: 'text',
});
