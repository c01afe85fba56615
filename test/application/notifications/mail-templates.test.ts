import { describe, expect, test } from 'vitest';
import { composeMail } from '../../../src/application/notifications/deliveries/mail-templates/compose-mail.ts';
import type { OutgoingDelivery } from '../../../src/application/notifications/deliveries/ports.ts';
import type { NotificationView } from '../../../src/application/notifications/inbox/views.ts';
import { type Language, notificationTypes } from '../../../src/domain/notifications/types.ts';

const links = {
  open: 'https://layers.example.com/?a=1&b=2',
  unsubscribe: 'https://layers.example.com/u?token=t',
};
const names = ['Ann', 'Бен', 'Cat'];
interface Said {
  readonly people?: number;
  readonly count?: number;
  readonly kind?: 'post' | 'item' | 'outfit' | 'transfer' | 'payment-request';
}

function letterOf(
  type: NotificationView['type'],
  language: Language,
  { people = 1, count = 1, kind }: Said = {},
) {
  const actors = names.slice(0, people).map((name) => ({ id: name, username: name, name, avatarUrl: null }));
  const notification = { type, actors, actorCount: people, count, subject: kind ? { kind, id: 'x' } : null };
  const to = { email: 'dan@example.com', name: 'Dan', timeZone: 'UTC' };
  const outgoing = { delivery: { type }, notifications: [notification], unreadCount: 1, to, language };
  return composeMail(outgoing as unknown as OutgoingDelivery, links);
}
const subjectOf = (...of: Parameters<typeof letterOf>) => letterOf(...of).subject;

describe('A mail', () => {
  test('uses English plurals', () => {
    expect(subjectOf('follow', 'en')).toBe('Ann now follows you');
    expect(subjectOf('follow', 'en', { people: 2 })).toBe('Ann and Бен now follow you');
    expect(subjectOf('follow', 'en', { people: 4 })).toBe('Ann, Бен, Cat, and 1 other person now follow you');
    expect(subjectOf('reaction', 'en', { people: 9, kind: 'item' })).toBe(
      'Ann, Бен, Cat, and 6 other people reacted to a piece of yours',
    );
    expect(subjectOf('message', 'en', { count: 2 })).toBe('2 new messages from Ann');
    expect(subjectOf('laundry', 'en', { people: 0 })).toBe('1 thing should be back by now');
  });

  test.each([
    [1, '1 новое сообщение: Ann'],
    [2, '2 новых сообщения: Ann'],
    [5, '5 новых сообщений: Ann'],
    [11, '11 новых сообщений: Ann'],
    [21, '21 новое сообщение: Ann'],
  ])('counts %i as Russian does', (count, subject) => {
    expect(subjectOf('message', 'ru', { count })).toBe(subject);
  });

  test('uses Russian plurals', () => {
    expect(subjectOf('reaction', 'ru', { people: 5, kind: 'post' })).toBe(
      'Ann, Бен, Cat и ещё 2 человека реагируют на вашу публикацию',
    );
    expect(subjectOf('follow', 'ru', { people: 8 })).toBe('Ann, Бен, Cat и ещё 5 человек теперь читают вас');
    expect(subjectOf('follow', 'ru')).toBe('Ann теперь читает вас');
  });

  test.each([
    ['tip', 'outfit', 'Ann sent you a tip for your outfit', 'Ann присылает вам чаевые за ваш образ'],
    ['reaction', 'transfer', 'Ann reacted to your payment', 'Ann реагирует на ваш платёж'],
    ['payment', 'transfer', 'Ann sent you a payment', 'Ann присылает вам платёж'],
    [
      'payment',
      'payment-request',
      'There is news of a payment request with Ann',
      'Новости о запросе платежа: Ann',
    ],
  ] as const)('tells of a %s by its %s', (type, kind, english, russian) => {
    expect(subjectOf(type, 'en', { kind })).toBe(english);
    expect(subjectOf(type, 'ru', { kind })).toBe(russian);
  });

  test('has text for every type in every language, equal in plain text and HTML', () => {
    for (const language of ['en', 'ru'] as const)
      for (const type of notificationTypes) {
        const { subject, text, html } = letterOf(type, language, { people: 2, count: 3 });
        expect(subject.length).toBeGreaterThan(10);
        expect(text).toContain(subject);
        expect(html).toContain(subject);
        expect(html).toContain(`<html lang="${language}">`);
        expect(html).toContain('href="https://layers.example.com/?a=1&amp;b=2"');
        expect(`${text}${html}`).not.toMatch(/undefined|null|NaN|\[object/);
      }
  });
});
