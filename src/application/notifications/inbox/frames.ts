import { frameType } from '../../kernel/frame.ts';
import { NotificationView } from './views.ts';

export const notificationCreated = frameType(
  'notification.created',
  'You have a new notification',
  NotificationView,
);
export const notificationUpdated = frameType(
  'notification.updated',
  'A notification has grown, such as by another reaction',
  NotificationView,
);
