import { refusal } from '../kernel/refusal.ts';

export class NotificationNotFound extends refusal(
  'notifications.notification-not-found',
  'not-found',
  'You have no such notification',
) {}

export class BadUnsubscribeToken extends refusal(
  'notifications.unsubscribe-token-rejected',
  'invalid',
  'This unsubscribe token is not valid',
) {}
export class DeliveryNotFound extends refusal(
  'notifications.delivery-not-found',
  'not-found',
  'There is no such delivery',
) {}
export class DeliveryHasEnded extends refusal(
  'notifications.delivery-has-ended',
  'conflict',
  'The delivery is being sent or has ended, and cannot be cancelled',
) {}
export class SendingNotFound extends refusal(
  'notifications.sending-not-found',
  'not-found',
  'There is no such sending',
) {}
