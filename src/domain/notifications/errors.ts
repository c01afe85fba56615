import { refusal } from '../kernel/refusal.ts';

export class NotificationNotFound extends refusal(
  'notifications.notification-not-found',
  'not-found',
  'There is no such notification for you',
) {}
