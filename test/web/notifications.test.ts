import { afterAll, expect, test, vi } from 'vitest';
import { notificationTypes, subjectKinds } from '../../src/domain/notifications/types.ts';
import { pathOf } from '../../src/interfaces/web/notifications/paths.ts';
import { changed } from '../../src/interfaces/web/notifications/preferences.ts';

// The language of the page is a setting of its document. Other files share this process.
afterAll(() => vi.unstubAllGlobals());
vi.stubGlobal('document', { documentElement: { style: {} } });
const words = new URL('../../src/interfaces/web/notifications/words.ts', import.meta.url);
interface Language {
  readonly told: Readonly<Record<string, (told: object) => string>>;
  readonly types: Readonly<Record<string, string>>;
}
const { notificationWords } = (await import(words.pathname)) as {
  notificationWords: Readonly<Record<'en' | 'ru', Language>>;
};

const actors = [{ id: 'b', username: 'bob', name: 'Bob', avatarUrl: null }] as never;
const subject = (kind: (typeof subjectKinds)[number]) => ({ kind, id: 'x', title: null, imageUrl: null });

test('every type of notification has words in every language, whatever it is about', () => {
  for (const { told, types } of Object.values(notificationWords))
    for (const type of notificationTypes)
      for (const kind of [undefined, ...subjectKinds])
        for (const count of [1, 2, 5]) {
          const sentence = told[type]!({ who: 'Bob', people: 1, count, kind });
          expect(`${sentence} ${types[type]}`).not.toMatch(/undefined|null/);
        }
});

test('a notification leads to what it is about', () => {
  for (const kind of subjectKinds)
    expect(pathOf({ type: 'mention', subject: subject(kind), actors })).toMatch(/^\/[a-z]/);
  expect(pathOf({ type: 'mention', subject: subject('message'), actors })).toBe('/messages/to/x');
  expect(pathOf({ type: 'message', subject: subject('conversation'), actors })).toBe('/messages/x');
  expect(pathOf({ type: 'follow', subject: null, actors })).toBe('/people/bob');
  expect(pathOf({ type: 'friend-request', subject: subject('user'), actors })).toBe('/people/requests');
  expect(pathOf({ type: 'payment', subject: subject('transfer'), actors })).toBe('/wallet/payments/x');
  expect(pathOf({ type: 'system', subject: null, actors: [] })).toBeUndefined();
});

test('a change of preferences leaves the others as they are', () => {
  const before = {
    types: { follow: { inApp: true, email: true }, reaction: { inApp: true, email: false } },
    quietHours: null,
    digest: false,
    language: 'en',
  } as never;
  expect(changed(before, { types: { follow: { email: false } } })).toMatchObject({
    types: { follow: { inApp: true, email: false }, reaction: { inApp: true, email: false } },
    digest: false,
  });
  expect(changed(before, { digest: true })).toMatchObject({ digest: true, language: 'en' });
});
