import { expect, test } from 'vitest';
import { foldEmail, foldUsername, isUsername } from '../../../src/domain/identity/login.ts';
import { endOfPrefix, folded, keyOf, wordsOf } from '../../../src/domain/kernel/words.ts';

test('text is compared without case, accents or width', () => {
  expect(folded('Ǻngström ﬁve')).toBe('angstrom five');
  expect(keyOf('É'.repeat(101))).toBe('e'.repeat(100));
});

test('things are found by their words, each once, and by the beginnings of words', () => {
  expect(wordsOf('  Wool-coat, WOOL & coat №2!')).toEqual(['wool', 'coat', 'no2']);
  expect(wordsOf('—')).toEqual([]);
  expect(wordsOf('x'.repeat(41))).toEqual(['x'.repeat(40)]);
  expect('hat' < endOfPrefix('hat') && 'hats😀' < endOfPrefix('hat')).toBe(true);
  expect('hau' < endOfPrefix('hat')).toBe(false);
});

test('a username is short and plain, and the same in any case; so is an address', () => {
  for (const fine of ['ann', 'Ann.Smith_9', 'x'.repeat(30)]) expect(isUsername(fine)).toBe(true);
  for (const not of ['an', 'x'.repeat(31), 'ann smith', 'ann!', '-ann', 'ann\n'])
    expect(isUsername(not)).toBe(false);
  expect(foldUsername('Ann')).toBe('ann');
  expect(foldEmail('Ann.É@Example.com')).toBe('ann.é@example.com');
});
