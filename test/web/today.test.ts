import { expect, test } from 'vitest';
import { missingPieces } from '../../src/domain/wardrobe/suggestions/blocked.ts';
import type { Candidate } from '../../src/domain/wardrobe/suggestions/candidate.ts';
import { readTodayFilters } from '../../src/interfaces/web/today/filters.ts';
import { isAboutWashing, reasonIn } from '../../src/interfaces/web/today/reasons.ts';

const stock = (category: Candidate['category'], owned: number, inCloset: number, clean: number) => ({
  category,
  owned,
  inCloset,
  clean,
});

test('what is missing is said in Russian, whatever it is', () => {
  const stocks = [
    [],
    [stock('shirt', 1, 1, 0), stock('jeans', 1, 1, 0), stock('boots', 1, 1, 0), stock('dress', 1, 1, 0)],
    [stock('shirt', 1, 0, 0), stock('jeans', 1, 0, 0), stock('boots', 1, 0, 0), stock('dress', 1, 0, 0)],
  ];
  const reasons = stocks.flatMap(missingPieces);
  expect(reasons.length).toBeGreaterThan(6);
  for (const reason of reasons) expect(reasonIn('ru', reason)).toMatch(/^нет [а-яё ,:]+$/);
  expect(reasons.some(isAboutWashing)).toBe(true);
});

test('reasons for an outfit are said in the language of the page', () => {
  const said = 'rather light for 3 °C: 0.9 clo where 1.4 is comfortable';
  expect(reasonIn('ru', said)).toBe('легковато для 3 °C: 0.9 clo при нужных 1.4');
  expect(reasonIn('en', said)).toBe(said);
  expect(reasonIn('ru', 'Blue coat has never been worn')).toBe('Blue coat: ещё ни разу не надето');
  expect(reasonIn('ru', 'something new')).toBe('something new');
});

test('an address with nonsense asks for nothing', () => {
  expect(readTodayFilters({ tempC: 'hot', rain: 'yes', formality: 9, occasionId: '' })).toEqual({});
  expect(readTodayFilters({ tempC: 5, rain: true, formality: 2 })).toEqual({
    tempC: 5,
    rain: true,
    formality: 2,
  });
});
