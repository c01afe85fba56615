import { frameType } from '../kernel/frame.ts';
import { NotificationView } from './views.ts';

export const notificationCreated = frameType(
  'notification.created',
  'Something happened that concerns you',
  NotificationView,
);
export const notificationUpdated = frameType(
  'notification.updated',
  'More of the same happened',
  NotificationView,
);
