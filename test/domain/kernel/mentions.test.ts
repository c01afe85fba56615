import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mentionedIn } from '../../../src/domain/kernel/mentions.ts';

describe('Mentions', () => {
  test.each([
    ['hello @ann', ['ann']],
    ['@Ann and @ANN', ['ann']],
    ['ask @ann.', ['ann']],
    ['(@ann, @bob_1!)', ['ann', 'bob_1']],
    ['@a.b.c: hi', ['a.b.c']],
    ['mail ann@example.com', []],
    ['@ab is too short', []],
    ['@@ann', ['ann']],
    ['@änn', []],
    ['#ann @', []],
  ])('%j mentions %j', (text, names) => {
    expect(mentionedIn(text)).toEqual(names);
  });

  test('every possible username is found, whatever follows it', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._]{1,28}[A-Za-z0-9_]$/);
    fc.assert(
      fc.property(name, fc.constantFrom(' ', '. ', ', ', '\n', '!'), (username, after) => {
        expect(mentionedIn(`hi @${username}${after}`)).toEqual([username.toLowerCase()]);
      }),
    );
  });

  test('each name counts once, and 20 at most', () => {
    const names = Array.from({ length: 30 }, (_, i) => `person${i}`);
    expect(mentionedIn([...names, ...names].map((name) => `@${name}`).join(' '))).toEqual(names.slice(0, 20));
  });
});
