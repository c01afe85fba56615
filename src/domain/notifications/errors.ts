import { refusal } from '../kernel/refusal.ts';

export class NotificationNotFound extends refusal(
  'notifications.notification-not-found',
  'not-found',
  'There is no such notification for you',
) {}

export class BadUnsubscribeToken extends refusal(
  'notifications.unsubscribe-token-rejected',
  'invalid',
  'This token ends no mails',
) {}
export class DeliveryNotFound extends refusal(
  'notifications.delivery-not-found',
  'not-found',
  'There is no such delivery',
) {}
export class DeliveryHasEnded extends refusal(
  'notifications.delivery-has-ended',
  'conflict',
  'It is on its way or has ended, and cannot be cancelled',
) {}
export class SendingNotFound extends refusal(
  'notifications.sending-not-found',
  'not-found',
  'There is no such sending',
) {}
