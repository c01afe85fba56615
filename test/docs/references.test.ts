import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { operations, subscribers } from '../../src/application/catalogue.ts';
import type { AnyEventType } from '../../src/domain/kernel/event.ts';
import { Environment } from '../../src/environment.ts';
import { mailerSchemes } from '../../src/infrastructure/kernel/mail/open-mailer.ts';
import { storeSchemes } from '../../src/infrastructure/media/stores/open-object-store.ts';
import { paymentSchemes } from '../../src/infrastructure/wallets/provider/open-payment-provider.ts';
import { documents, readme } from './markdown.ts';

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, match]) => match!);

/** What the documents name by this pattern and what is not there, by document. */
const dangling = (pattern: RegExp, exists: (name: string, path: string) => boolean) =>
  documents.flatMap(({ path, text }) =>
    matches(text, pattern)
      .filter((name) => !exists(name, path))
      .map((name) => `${path}: ${name}`),
  );

test('every link leads to a file', () => {
  const outside = (link: string) => /^https?:/.test(link);
  expect(
    dangling(
      /\]\(([^)#\s]+)(?:#[^)]*)?\)/g,
      (link, path) => outside(link) || existsSync(join(dirname(path), link)),
    ),
  ).toEqual([]);
});

test('every scheme of a setting is in the table of settings and in what operators read', () => {
  const operations = documents.find(({ path }) => path === 'docs/operations.md')!.text;
  const told = (scheme: string) => readme.includes(scheme) && operations.includes(scheme);
  expect([...storeSchemes, ...mailerSchemes, ...paymentSchemes].filter((scheme) => !told(scheme))).toEqual(
    [],
  );
});

test('every path that is named is there', () => {
  const example = 'src/application/identity/queries/check-username.ts';
  const paths = /`((?:src|test|docs|migrations|bench|scripts|deploy|\.ci)\/[\w./-]*)`/g;
  expect(dangling(paths, (name) => name === example || existsSync(name))).toEqual([]);
});

test('every npm script that is named is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  expect(dangling(/npm run ([a-z:-]+)/g, (name) => name in scripts)).toEqual([]);
});

test('every npm script is told of in the README', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const told = new Set(matches(readme, /npm (?:run )?([a-z:-]+)/g));
  const parts = ['check:types', 'check:style'];
  const isHook = (name: string) => name.startsWith('pre') && name.slice('pre'.length) in scripts;
  expect(
    Object.keys(scripts).filter((name) => !told.has(name) && !parts.includes(name) && !isHook(name)),
  ).toEqual([]);
});

test('every operation, fact, refusal, subscriber and frame that is named is there', async () => {
  const published = await Promise.all(
    globSync('src/domain/*/published.ts').map(
      (path): Promise<Record<string, AnyEventType>> => import(resolve(path)),
    ),
  );
  const known = new Set<string>([
    ...operations.flatMap(({ name, refuses }) => [name, ...refuses.map(({ code }) => code)]),
    ...operations
      .flatMap((operation) => ('frames' in operation ? operation.frames : []))
      .map(({ name }) => name),
    ...subscribers.flatMap(({ name, frames }) => [name, ...frames.map((frame) => frame.name)]),
    ...published.flatMap((module) => Object.values(module).map(({ eventName }) => eventName)),
    'identity.renew-socket',
    'identity.factor-needed',
    'identity.suspended',
    'media.use-http',
    'identity.check-username',
  ]);
  const contexts = [...new Set(operations.map(({ name }) => name.split('.')[0]))].join('|');
  const names = new RegExp(
    `\`((?:${contexts}|post|comment|follower|friend|user)\\.(?!ts|sql)[a-z-]+)\``,
    'g',
  );
  expect(dangling(names, (name) => known.has(name))).toEqual([]);
});

test('every setting that is named is there', () => {
  const known = new Set([...Object.keys(Environment.shape), ...otherSettings]);
  expect(dangling(/`\$?([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?:=[^`]*)?`/g, (name) => known.has(name))).toEqual([]);
});

test('a decision is told in at most 30 lines', () => {
  const long = documents.filter(
    ({ path, text }) => path.includes('docs/adr/') && text.split('\n').length > 31,
  );
  expect(long.map(({ path }) => path)).toEqual([]);
});

/** Of tests, builds and Compose. */
const otherSettings = [
  'TEST_MYSQL_URL',
  'TEST_SERVICE_URL',
  'TEST_SERVICE_DATABASE_URL',
  'TEST_SERVICE_MAILS',
  'GRAFANA_PORT',
  'VALKEY_IMAGE',
  'MYSQL_PORT',
  'REQUIRE_MYSQL',
  'REQUIRE_BROWSER',
  'MYSQLD',
  'TEST_STORAGE_URL',
  'MYSQL_IMAGE',
  'TEST_REDIS_URL',
  'REQUIRE_REDIS',
  'REDIS_SERVER',
  'REDIS_IMAGE',
  'CHECKER_SECONDS',
  'CHECKER_SEED',
  'SOAK_SECONDS',
  'MUTATE_TESTS',
  'OVERLOAD_SECONDS',
  'CLUSTER_MESSAGES',
  'STORM_SOCKETS',
  'CONTAINER_ENGINE',
  'HTTPS_PORT',
  'NODE_IMAGE',
  'RUNTIME_IMAGE',
  'DRILL_PEOPLE',
  'UPGRADE_CALLS',
  'REQUIRE_HISTORY',
  'TEST_GCS_ENDPOINT',
  'GCS_IMAGE',
  'TEST_MAILPIT_SMTP',
  'TEST_MAILPIT_API',
  'MAILPIT_IMAGE',
  'LAYERS_IMAGE',
];
