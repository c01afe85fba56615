import { cancelDelivery, removeWebhook, retryDeliveries, setWebhook } from './commands/deliveries.ts';
import { dismiss, markRead, updateNotification } from './commands/reading.ts';
import { send } from './commands/send.ts';
import { setPreferences } from './commands/set-preferences.ts';
import { unsubscribe } from './commands/unsubscribe.ts';
import { getSending, getWebhook, listDeliveries } from './queries/deliveries.ts';
import { getPreferences, listNotifications, unreadCount } from './queries/notifications.ts';
import { liftSuppression } from './subscribers/lift-suppression.ts';
import { makeDeliveries } from './subscribers/make-deliveries.ts';
import { forgetBlocked, forgetMuted, forgetPeople, forgetSubjects } from './subscribers/purge.ts';
import { tellMany } from './subscribers/tell-many.ts';
import { tellOfFollows, tellOfFriends, tellOfInvites } from './subscribers/tell-of-people.ts';
import { tellOfOccasions, tellOfReactions } from './subscribers/tell-of-things.ts';
import { tellOfComments, tellOfMessages, tellOfPosts } from './subscribers/tell-of-words.ts';

export const operations = [
  listNotifications,
  unreadCount,
  markRead,
  updateNotification,
  dismiss,
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
  tellOfFollows,
  tellOfFriends,
  tellOfInvites,
  tellOfPosts,
  tellOfComments,
  tellOfMessages,
  tellOfReactions,
  tellOfOccasions,
  tellMany,
  makeDeliveries,
  liftSuppression,
  forgetSubjects,
  forgetBlocked,
  forgetMuted,
  forgetPeople,
] as const;
