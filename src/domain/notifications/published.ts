import { eventType } from '../kernel/event.ts';

/** Published for each notified event, not only for the first of a group. */
export const NotificationMade = eventType('notifications.notification-made', 1, {
  notificationId: 'id',
  recipientId: 'id',
  type: 'text',
  mailOnly: 'flag',
});

/** An admin sends an announcement to many people. */
export const SendingAccepted = eventType('notifications.sending-accepted', 1, { sendingId: 'id' });
