import type { Notification } from '../../client/index.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { notificationWords } from './words.ts';

/** Names in a sentence: `ann, ben and 3 other people`. */
export const listed = (names: readonly string[], more: string | undefined, locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(more === undefined ? names : [...names, more]);

/** What a notification tells, in the language of the page. */
export function useSentence(): (notification: Notification) => string {
  const words = useWords(notificationWords);
  const nameOf = usePersonName();
  const locale = useStore(language);
  return ({ type, actors, actorCount, count, subject, title }) => {
    if (title !== undefined) return title;
    const more = Math.max(0, actorCount - actors.length);
    const who = listed(actors.map(nameOf), more > 0 ? words.others(more) : undefined, locale);
    return words.told[type]({ who, people: actors.length + more, count, kind: subject?.kind });
  };
}
