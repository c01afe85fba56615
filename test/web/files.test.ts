import { expect, test } from 'vitest';
import { formatBytes } from '../../src/interfaces/web/files/bytes.ts';
import { readFileFilters, toListInput } from '../../src/interfaces/web/files/filters.ts';

test('a size is told in the unit that suits it', () => {
  expect(formatBytes(0, 'en')).toBe('0 kB');
  expect(formatBytes(999, 'en')).toBe('1 kB');
  expect(formatBytes(1_500, 'en')).toBe('2 kB');
  expect(formatBytes(12_340_000, 'en')).toBe('12.3 MB');
  expect(formatBytes(2_000_000_000, 'ru')).toBe('2 ГБ');
});

test('the address of the files says which ones; what it says wrongly is left out', () => {
  expect(readFileFilters({ kind: 'image', use: 'unused', more: 1 })).toEqual({
    kind: 'image',
    use: 'unused',
  });
  expect(readFileFilters({ kind: 'song', use: 7 })).toEqual({});
  expect(toListInput({ use: 'unused' })).toMatchObject({ unused: true });
  expect(toListInput({ use: 'used', kind: 'video' })).toMatchObject({ unused: false, kind: 'video' });
  expect(toListInput({})).not.toHaveProperty('unused');
});
