import { expect, test } from 'vitest';
import { fromSeasonBits, seasons, toSeasonBits } from '../../../src/domain/wardrobe/season.ts';

test('each season is one bit of the stored number', () => {
  expect(seasons.map((season) => toSeasonBits([season]))).toEqual([1, 2, 4, 8]);
  expect(toSeasonBits([])).toBe(0);
  expect(toSeasonBits(['winter', 'spring', 'winter'])).toBe(9);
});

test('a stored number reads back as the same set of seasons', () => {
  for (let bits = 0; bits < 16; bits++) expect(toSeasonBits(fromSeasonBits(bits))).toBe(bits);
});
