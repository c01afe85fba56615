import { globSync, readFileSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { fieldErrorKinds } from '../../src/domain/kernel/refusal.ts';
import type { FieldProblem } from '../../src/interfaces/client/index.ts';
import { ago } from '../../src/interfaces/web/ui/ago.ts';
import { refusalsInRussian } from '../../src/interfaces/web/words/refusals-ru.ts';

// The language of the page is a setting of its document. Other files share this process.
afterAll(() => vi.unstubAllGlobals());
vi.stubGlobal('document', { documentElement: { style: {} } });
vi.stubGlobal('navigator', { languages: ['en'] });
const web = (path: string) => import(new URL(`../../src/interfaces/web/${path}`, import.meta.url).pathname);
const { language } = (await web('shell/settings.ts')) as { language: { set(tongue: 'en' | 'ru'): void } };
type Problem = Omit<FieldProblem, 'pointer'>;
const { fieldProblemInWords } = (await web('words/field-problems.ts')) as {
  fieldProblemInWords(problem: Problem): string;
};

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

test('what is wrong with a field is told in English and Russian', () => {
  const told = (kind: (typeof fieldErrorKinds)[number], limit?: number) =>
    fieldProblemInWords({ kind, detail: 'as the service says it', ...(limit !== undefined && { limit }) });
  for (const [tongue, letters] of [
    ['en', /^[A-Z0-9][^а-я]*\.$/u],
    ['ru', /^[А-Я].*\.$/u],
  ] as const) {
    language.set(tongue);
    for (const kind of fieldErrorKinds.filter((one) => one !== 'other'))
      expect(told(kind, 3)).toMatch(letters);
    expect(told('other')).toBe('as the service says it');
    expect(told('a-kind-of-tomorrow' as 'other')).toBe('as the service says it');
    expect(told('too-short', 1)).toBe(told('required'));
  }
  expect(told('too-long', 80)).toBe('Не больше 80 символов.');
  expect(told('too-short', 21)).toBe('Не меньше 21 символа.');
});
