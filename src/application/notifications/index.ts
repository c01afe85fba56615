import { dismiss, markRead, updateNotification } from './commands/reading.ts';
import { setPreferences } from './commands/set-preferences.ts';
import { getPreferences, listNotifications, unreadCount } from './queries/notifications.ts';
import { forgetBlocked, forgetPeople, forgetSubjects } from './subscribers/purge.ts';
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
  forgetSubjects,
  forgetBlocked,
  forgetPeople,
] as const;
