import type { Language } from '../../../../domain/notifications/types.ts';
import { type Mail, renderMail } from '../../../kernel/mail/render-mail.ts';
import type { NotificationView } from '../../inbox/views.ts';
import type { OutgoingDelivery } from '../ports.ts';
import { english } from './english.ts';
import type { Phrases } from './phrases.ts';
import { russian } from './russian.ts';

const phrases: Readonly<Record<Language, Phrases>> = { en: english, ru: russian };

export interface MailLinks {
  readonly open: string;
  readonly unsubscribe: string;
}

export function composeMail(
  { delivery, notifications, unreadCount, to, language }: OutgoingDelivery,
  links: MailLinks,
): Mail {
  const words = phrases[language];
  const sentences = notifications.map((one) => sentence(one, words));
  const isDigest = delivery.type === 'digest';
  const [first] = notifications;
  return renderMail({
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
    people: actors.length + more,
    count,
    subject: subject?.kind ?? null,
    title: title ?? null,
  });
}
