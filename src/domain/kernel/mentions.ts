import type { UserId } from './id.ts';

const mention = /(?<![\w.])@([A-Za-z0-9](?:[A-Za-z0-9._]{1,28}[A-Za-z0-9_])?)/g;
const most = 20;

/** The people whom an edit mentions and the former text did not. */
export const newlyMentioned = (before: readonly UserId[], now: readonly UserId[]): UserId[] =>
  now.filter((id) => !before.includes(id));

/** The usernames mentioned as `@name`, without duplicates, at most 20. A trailing dot is punctuation. */
export const mentionedIn = (text: string): string[] =>
  [...new Set([...text.matchAll(mention)].map(([, name]) => name!.toLowerCase()))]
    .filter((name) => name.length >= 3)
    .slice(0, most);
