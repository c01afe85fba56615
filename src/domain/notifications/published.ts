import { eventType } from '../kernel/event.ts';

/** For each fact that someone was told of, not only for the first of a group. */
export const NotificationMade = eventType('notifications.notification-made', 1, {
  notificationId: 'id',
  recipientId: 'id',
  type: 'text',
  mailOnly: 'flag',
});

/** Many people are to be told something by an admin. */
export const SendingAccepted = eventType('notifications.sending-accepted', 1, { sendingId: 'id' });
