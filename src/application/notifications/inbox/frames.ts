import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { frameType } from '../../kernel/frame.ts';
import { NotificationView } from './views.ts';

export const notificationCreated = frameType(
  'notification.created',
  'You have a new notification',
  NotificationView,
);
export const notificationUpdated = frameType(
  'notification.updated',
  'A notification has grown, such as by another reaction, or was marked as read or unread',
  NotificationView,
);

const unreadCount = z.int().min(0).describe('How many of your notifications are unread now');
export const notificationRead = frameType(
  'notification.read',
  'You have marked several notifications as read, or all of them',
  z
    .object({
      ids: z.array(idOut).nullable().describe('Ids of those that were read; null for all'),
      unreadCount,
    })
    .meta({ id: 'NotificationsRead', description: 'Notifications that were read, on one of your devices' }),
);
export const notificationDismissed = frameType(
  'notification.dismissed',
  'You have dismissed a notification, or what it is about is gone',
  z
    .object({ ids: z.array(idOut).describe('Ids of those that are gone'), unreadCount })
    .meta({ id: 'NotificationsDismissed', description: 'Notifications that are gone' }),
);
