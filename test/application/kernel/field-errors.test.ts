import { expect, test } from 'vitest';
import type { z } from 'zod';
import { operations } from '../../../src/application/catalogue.ts';
import { invalid } from '../../../src/application/kernel/field-errors.ts';
import type { Operation } from '../../../src/application/kernel/operation.ts';

const inputOf = (name: string) =>
  (operations as readonly Operation[]).find((one) => one.name === name)!.input as z.ZodType;

/** What is wrong with each field of an input: `kind` or `kind limit`. */
function kindsOf(name: string, input: object): Record<string, string> {
  const { error } = inputOf(name).safeParse(input);
  const errors = error ? (invalid(error, input).details.errors ?? []) : [];
  return Object.fromEntries(
    errors.map(({ pointer, kind, limit }) => [
      pointer,
      [kind, limit].filter((one) => one !== undefined).join(' '),
    ]),
  );
}
const account = { username: 'ann', email: 'ann@example.com', password: 'likes clothes', name: 'Ann' };

test('an invalid field says for programs what is wrong with it', () => {
  const registered = (change: object) => kindsOf('identity.register', { ...account, ...change });
  expect(registered({})).toEqual({});
  expect(kindsOf('identity.register', {})).toMatchObject({
    '/username': 'required',
    '/email': 'required',
    '/password': 'required',
  });
  expect(registered({ username: 'ä', email: 'ann', password: 'short', name: '' })).toEqual({
    '/username': 'not-a-username',
    '/email': 'not-an-email',
    '/password': 'too-short 8',
    '/name': 'too-short 1',
  });
  expect(registered({ password: 'x'.repeat(129), name: 'x'.repeat(81), age: 7 })).toEqual({
    '/password': 'too-long 128',
    '/name': 'too-long 80',
    '/age': 'unknown-field',
  });
  expect(registered({ name: 7 })).toEqual({ '/name': 'wrong-type' });
  expect(registered({ name: 'a\u0000b' })).toEqual({ '/name': 'wrong-characters' });
});

test('numbers, lists, choices and days say it, too', () => {
  const id = '01990000-0000-7000-8000-000000000000';
  expect(kindsOf('posts.list-posts', { userId: id, limit: 0 })).toEqual({ '/limit': 'too-small 1' });
  expect(kindsOf('posts.list-posts', { userId: id, limit: 101 })).toEqual({ '/limit': 'too-large 100' });
  expect(kindsOf('posts.list-posts', { userId: 'x' })).toEqual({ '/userId': 'wrong-format' });
  expect(kindsOf('posts.create-post', { text: 'x', visibility: 'secret', fileIds: [id, id] })).toEqual({
    '/visibility': 'not-an-option',
    '/fileIds': 'duplicate',
  });
  expect(kindsOf('posts.create-post', { text: '' })).toEqual({ '/text': 'required' });
  expect(kindsOf('moderation.report', { subject: { kind: 'post' }, reason: 'spam' })).toEqual({
    '/subject/id': 'required',
  });
  expect(kindsOf('wardrobe.log-wear', { on: '2026-02-30', itemIds: [] })).toEqual({
    '/on': 'not-a-day',
    '/itemIds': 'too-few 1',
  });
  expect(kindsOf('notifications.set-webhook', { url: 'here', secret: 'x'.repeat(101) })).toMatchObject({
    '/secret': 'too-long 100',
  });
});
