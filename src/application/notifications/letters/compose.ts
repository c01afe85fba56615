import type { Language } from '../../../domain/notifications/types.ts';
import type { Parcel } from '../delivery-ports.ts';
import type { NotificationView } from '../views.ts';
import { english } from './english.ts';
import { type Letter, lettered } from './layout.ts';
import type { Phrases } from './phrases.ts';
import { russian } from './russian.ts';

const phrases: Readonly<Record<Language, Phrases>> = { en: english, ru: russian };

/** Where the links of a mail lead. */
export interface LetterLinks {
  readonly open: string;
  readonly unsubscribe: string;
}

/** The mail of a delivery, in the language of whoever gets it. */
export function compose(
  { delivery, notifications, unreadCount, to, language }: Parcel,
  links: LetterLinks,
): Letter {
  const words = phrases[language];
  const sentences = notifications.map((one) => sentence(one, words));
  const isDigest = delivery.type === 'digest';
  const [first] = notifications;
  return lettered({
    language,
    subject: isDigest ? words.digest(unreadCount) : sentences[0]!,
    greeting: words.greeting(to?.name ?? ''),
    paragraphs: isDigest
      ? [words.digest(unreadCount), sentences.map((line) => `• ${line}`).join('\n')]
      : [sentences[0]!, ...(first?.text === undefined ? [] : [first.text])],
    action: { label: words.open, url: links.open },
    why: words.why,
    unsubscribe: { label: words.unsubscribe, url: links.unsubscribe },
  });
}

function sentence(
  { type, actors, actorCount, count, subject, title }: NotificationView,
  words: Phrases,
): string {
  const more = Math.max(0, actorCount - actors.length);
  return words.types[type]({
    who: words.people(
      actors.map(({ name }) => name),
      more,
    ),
    ...{ people: actors.length + more, count, subject: subject?.kind ?? null, title: title ?? null },
  });
}
