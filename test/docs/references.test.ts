import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { operations, subscribers } from '../../src/application/catalogue.ts';
import { Environment } from '../../src/config.ts';
import { documents } from './markdown.ts';

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, match]) => match!);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

test.each(documents)('links and paths in $path lead somewhere', ({ path, text }) => {
  const links = found(text, /\]\(([^)#\s]+)(?:#[^)]*)?\)/g).filter((link) => !/^https?:/.test(link));
  const paths = found(text, /`((?:src|test|docs|migrations|bench|scripts|\.ci)\/[\w./-]*)`/g);
  const missing = [
    ...links.filter((link) => !existsSync(join(dirname(path), link))),
    ...paths.filter((file) => !existsSync(file) && !file.includes('check-username')),
  ];
  expect(missing).toEqual([]);
});

test.each(documents)('npm scripts in $path exist', ({ text }) => {
  const named = found(text, /npm run (?:--silent )?([a-z:]+)/g);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(documents)('operations, frames and facts in $path exist', ({ text }) => {
  const contexts = [...new Set(operations.map(({ name }) => name.split('.')[0]))].join('|');
  const known = new Set<string>([
    ...operations.map(({ name }) => name),
    ...subscribers.flatMap(({ name, frames, hears }) => [
      name,
      ...frames.map((frame) => frame.name),
      ...hears.map(({ eventName }) => eventName),
    ]),
    ...operations.flatMap(({ refuses }) => refuses.map(({ code }) => code)),
    'identity.renew-socket',
    'identity.check-username',
  ]);
  const named = found(text, new RegExp(`\`((?:${contexts})\\.[a-z-]+)\``, 'g')).filter(
    (name) => !/\.(ts|sql|md)$/.test(name),
  );
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test.each(documents)('settings in $path exist', ({ text }) => {
  const known = new Set([...Object.keys(Environment.shape), ...testSettings]);
  const named = found(text, /`\$?([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?:=[^`]*)?`/g);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

const testSettings = ['TEST_MYSQL_URL', 'REQUIRE_MYSQL', 'MYSQLD', 'MYSQL_IMAGE'];
