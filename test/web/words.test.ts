import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ago } from '../../src/interfaces/web/ui/ago.ts';
import { refusalsInRussian } from '../../src/interfaces/web/words/refusals-ru.ts';

test('every refusal of the service can be told in Russian', () => {
  const sources = globSync('src/{domain,application,interfaces}/**/*.ts').map((path) =>
    readFileSync(path, 'utf8'),
  );
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/\brefusal\(\s*'([a-z.-]+)'/g)].map(([, code]) => code!),
  );
  expect(codes.length).toBeGreaterThan(150);
  expect([...new Set(codes)].filter((code) => !(code in refusalsInRussian))).toEqual([]);
  expect(Object.keys(refusalsInRussian).filter((code) => !codes.includes(code))).toEqual([]);
  for (const text of Object.values(refusalsInRussian)) expect(text).toMatch(/^[А-Я].*\.$/u);
});

test('a time is told as people say it', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(ago('2026-11-22T11:58:00Z', now, 'en')).toBe('2 min. ago');
  expect(ago('2026-11-21T12:00:00Z', now, 'en')).toBe('yesterday');
  expect(ago('2026-11-21T12:00:00Z', now, 'ru')).toBe('вчера');
  expect(ago('2026-10-01T12:00:00Z', now, 'en')).toBe('Oct 1, 2026');
});
