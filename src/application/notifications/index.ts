import { cancelDelivery } from './deliveries/commands/cancel-delivery.ts';
import { retryDeliveries } from './deliveries/commands/retry-deliveries.ts';
import { unsubscribe } from './deliveries/commands/unsubscribe.ts';
import { listDeliveries } from './deliveries/queries/list-deliveries.ts';
import { liftSuppression } from './deliveries/subscribers/lift-suppression.ts';
import { dismissNotification } from './inbox/commands/dismiss-notification.ts';
import { markRead } from './inbox/commands/mark-read.ts';
import { updateNotification } from './inbox/commands/update-notification.ts';
import { listNotifications } from './inbox/queries/list-notifications.ts';
import { unreadCount } from './inbox/queries/unread-count.ts';
import { forgetBlocked } from './inbox/subscribers/forget-blocked.ts';
import { forgetMuted } from './inbox/subscribers/forget-muted.ts';
import { forgetPeople } from './inbox/subscribers/forget-people.ts';
import { forgetSubjects } from './inbox/subscribers/forget-subjects.ts';
import { notifyOfComments } from './inbox/subscribers/notify-of-comments.ts';
import { notifyOfDecisions } from './inbox/subscribers/notify-of-decisions.ts';
import { notifyOfFollows } from './inbox/subscribers/notify-of-follows.ts';
import { notifyOfFriends } from './inbox/subscribers/notify-of-friends.ts';
import { notifyOfInvites } from './inbox/subscribers/notify-of-invites.ts';
import { notifyOfMessages } from './inbox/subscribers/notify-of-messages.ts';
import { notifyOfOccasions } from './inbox/subscribers/notify-of-occasions.ts';
import { notifyOfPaymentRequests } from './inbox/subscribers/notify-of-payment-requests.ts';
import { notifyOfPosts } from './inbox/subscribers/notify-of-posts.ts';
import { notifyOfReactions } from './inbox/subscribers/notify-of-reactions.ts';
import { notifyOfTransfers } from './inbox/subscribers/notify-of-transfers.ts';
import { pushChanges } from './inbox/subscribers/push-changes.ts';
import { readMessages } from './inbox/subscribers/read-messages.ts';
import { setPreferences } from './preferences/commands/set-preferences.ts';
import { getPreferences } from './preferences/queries/get-preferences.ts';
import { send } from './sendings/commands/send.ts';
import { getSending } from './sendings/queries/get-sending.ts';
import { notifyMany } from './sendings/subscribers/notify-many.ts';
import { removeWebhook } from './webhook/commands/remove-webhook.ts';
import { setWebhook } from './webhook/commands/set-webhook.ts';
import { getWebhook } from './webhook/queries/get-webhook.ts';

export const operations = [
  listNotifications,
  unreadCount,
  markRead,
  updateNotification,
  dismissNotification,
  getPreferences,
  setPreferences,
  unsubscribe,
  send,
  getSending,
  listDeliveries,
  retryDeliveries,
  cancelDelivery,
  getWebhook,
  setWebhook,
  removeWebhook,
] as const;

export const subscribers = [
  notifyOfFollows,
  notifyOfFriends,
  notifyOfInvites,
  notifyOfPosts,
  notifyOfComments,
  notifyOfMessages,
  notifyOfReactions,
  notifyOfOccasions,
  notifyMany,
  pushChanges,
  readMessages,
  liftSuppression,
  forgetSubjects,
  forgetBlocked,
  forgetMuted,
  forgetPeople,
  notifyOfTransfers,
  notifyOfPaymentRequests,
  notifyOfDecisions,
] as const;
