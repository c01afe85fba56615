import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { noOrphans, violationsIn } from './cruise.ts';
import { rulesFor } from './rules.ts';

// A small tree that keeps every rule; each case adds what breaks one.
const sound: Record<string, string> = {
  'src/domain/kernel/recorded-events.ts': 'export const record = 1;',
  'src/domain/social/follow.ts':
    "import { record } from '../kernel/recorded-events.ts'; export const Follow = record;",
  'src/domain/social/errors.ts': 'export const notFound = 1;',
  'src/domain/social/published.ts': 'export const followed = 1;',
  'src/application/kernel/operation.ts': "import 'zod'; import 'node:crypto'; export const command = 1;",
  'src/application/social/commands/follow-user.ts':
    "import { Follow } from '../../../domain/social/follow.ts'; import { command } from '../../kernel/operation.ts'; export const followUser = [Follow, command];",
  'src/application/social/queries/list-followers.ts':
    "import { notFound } from '../../../domain/social/errors.ts'; export const listFollowers = notFound;",
  'src/application/feed/fan-out.ts':
    "import { followed } from '../../domain/social/published.ts'; export const fanOut = followed;",
  'src/application/catalogue.ts':
    "import { fanOut } from './feed/fan-out.ts'; import { followUser } from './social/commands/follow-user.ts'; import { listFollowers } from './social/queries/list-followers.ts'; export const catalogue = [fanOut, followUser, listFollowers];",
  'src/infrastructure/kernel/database/database.ts':
    "import 'kysely'; import 'mysql2'; import '@mikro-orm/core'; export const database = 1;",
  'src/infrastructure/social/social.read.ts': 'export const followersOf = 1;',
  'src/infrastructure/social/social.schema.ts': "import '@mikro-orm/core'; export const schema = 1;",
  'src/infrastructure/feed/sql.ts':
    "import { database } from '../kernel/database/database.ts'; import { followersOf } from '../social/social.read.ts'; export const feed = [database, followersOf];",
  'src/infrastructure/feed/feed.module.ts':
    "import 'inversify'; import { feed } from './sql.ts'; export const feedModule = feed;",
  'src/interfaces/http/app.ts':
    "import { catalogue } from '../../application/catalogue.ts'; import { command } from '../../application/kernel/operation.ts'; import '../problem.ts'; export const app = [catalogue, command];",
  'src/interfaces/http/routes.ts': 'export const routes = 1;',
  'src/interfaces/kit/kit.ts': 'export const kit = 1;',
  'src/interfaces/socket/wire.ts': "import { kit } from '../kit/kit.ts'; export const wire = kit;",
  'src/interfaces/problem.ts': 'export type Problem = 1; export const statusOf = 1;',
  'src/interfaces/client/index.ts':
    "import type { Problem } from '../problem.ts'; import { routes } from '../http/routes.ts'; export const client: Problem = routes;",
  'src/interfaces/web/main.tsx': "import { routes } from './shell/routes.ts'; export const app = routes;",
  'src/interfaces/web/shell/routes.ts':
    "import { page } from '../feed/page.tsx'; import { page as post } from '../posts/page.tsx'; export const routes = [page, post];",
  'src/interfaces/web/ui/button.tsx': 'export const button = 1;',
  'src/interfaces/web/posts/card.tsx': 'export const card = 1;',
  'src/interfaces/web/posts/page.tsx': "import { card } from './card.tsx'; export const page = card;",
  'src/interfaces/web/feed/page.tsx':
    "import 'react'; import { client } from '../../client/index.ts'; import { card } from '../posts/card.tsx'; import { button } from '../ui/button.tsx'; export const page = [client, card, button];",
  'src/contracts/index.ts': "import 'node:assert/strict'; import '../application/kernel/operation.ts';",
  'src/config.ts': 'export const config = 1;',
  'src/main.ts':
    "import 'inversify'; import './config.ts'; import './infrastructure/feed/feed.module.ts'; import './infrastructure/social/social.schema.ts'; import './interfaces/http/app.ts'; import './interfaces/socket/wire.ts';",
};

/** The rule, the file that breaks it, and what it imports. */
const breaches: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['domain-knows-only-itself', 'src/domain/social/follow.ts', "import 'node:crypto';"],
  ['domain-knows-only-itself', 'src/domain/social/follow.ts', "import 'zod';"],
  [
    'application-points-inward',
    'src/application/feed/fan-out.ts',
    "import '../../infrastructure/feed/sql.ts';",
  ],
  ['application-points-inward', 'src/application/feed/fan-out.ts', "import 'node:fs';"],
  [
    'driven-side-ignores-driving-side',
    'src/infrastructure/feed/sql.ts',
    "import '../../interfaces/http/app.ts';",
  ],
  [
    'driving-side-ignores-driven-side',
    'src/interfaces/http/app.ts',
    "import '../../infrastructure/feed/sql.ts';",
  ],
  ['wires-are-strangers', 'src/interfaces/socket/wire.ts', "import '../http/app.ts';"],
  ['wires-are-strangers', 'src/interfaces/kit/kit.ts', "import type { app } from '../http/app.ts';"],
  [
    'interfaces-speak-operations',
    'src/interfaces/http/app.ts',
    "import '../../application/social/commands/follow-user.ts';",
  ],
  ['contexts-are-strangers', 'src/application/feed/fan-out.ts', "import '../../domain/social/errors.ts';"],
  [
    'contexts-are-strangers',
    'src/application/feed/fan-out.ts',
    "import type { followUser } from '../social/commands/follow-user.ts';",
  ],
  ['contexts-are-strangers', 'src/infrastructure/feed/sql.ts', "import '../social/social.schema.ts';"],
  ['domains-are-strangers', 'src/domain/feed/entry.ts', "import '../social/published.ts';"],
  [
    'kernel-knows-no-context',
    'src/application/kernel/operation.ts',
    "import '../../domain/social/errors.ts';",
  ],
  [
    'queries-never-load-aggregates',
    'src/application/social/queries/list-followers.ts',
    "import '../../../domain/social/follow.ts';",
  ],
  ['container-stays-at-the-root', 'src/infrastructure/feed/sql.ts', "import 'inversify';"],
  [
    'modules-stay-at-the-root',
    'src/interfaces/http/app.ts',
    "import '../../infrastructure/feed/feed.module.ts';",
  ],
  ['root-is-not-imported', 'src/infrastructure/feed/sql.ts', "import '../../config.ts';"],
  ['orm-stays-in-sql-adapters', 'src/infrastructure/feed/feed.module.ts', "import '@mikro-orm/core';"],
  ['one-door-to-sql', 'src/infrastructure/feed/sql.ts', "import 'kysely';"],
  ['one-door-to-sql', 'src/infrastructure/feed/sql.ts', "import 'node:sqlite';"],
  ['contracts-are-for-tests', 'src/infrastructure/feed/sql.ts', "import '../../contracts/index.ts';"],
  ['contracts-know-ports', 'src/contracts/index.ts', "import '../infrastructure/feed/sql.ts';"],
  ['contracts-know-ports', 'src/contracts/index.ts', "import 'vitest';"],
  ['client-brings-no-server', 'src/interfaces/client/index.ts', "import '../problem.ts';"],
  ['client-brings-no-server', 'src/interfaces/client/index.ts', "import 'zod';"],
  ['client-brings-no-server', 'src/interfaces/client/index.ts', "import 'node:fs';"],
  ['web-app-is-a-client', 'src/interfaces/web/feed/page.tsx', "import '../../http/routes.ts';"],
  ['web-app-is-a-client', 'src/interfaces/web/feed/page.tsx', "import 'zod';"],
  ['pages-are-strangers', 'src/interfaces/web/feed/page.tsx', "import '../posts/page.tsx';"],
  ['what-pages-share-knows-no-page', 'src/interfaces/web/ui/button.tsx', "import '../posts/card.tsx';"],
  [
    'no-cycles',
    'src/infrastructure/kernel/database/database.ts',
    "import type { feed } from '../../feed/sql.ts';",
  ],
  ['no-unresolved', 'src/infrastructure/feed/sql.ts', "import './nowhere.ts';"],
  [noOrphans, 'src/infrastructure/feed/forgotten.ts', ''],
];

async function treeWith(file?: string, source?: string): Promise<string> {
  const folder = await temporaryFolder();
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  const files = { ...sound };
  if (file !== undefined) {
    files[file] = `${source}\n${sound[file] ?? 'export {};'}`;
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

test('a tree that keeps the rules passes', async () => {
  expect((await violationsIn(await treeWith())).violations).toEqual([]);
});

test.each(breaches)('%s: %s with %s', async (rule, file, source) => {
  const { violations } = await violationsIn(await treeWith(file, source));
  const fired = violations.filter(
    (violation) => violation.startsWith(`${rule}: `) && violation.includes(file),
  );
  expect(fired).not.toEqual([]);
});

test('every rule has a case that breaks it', () => {
  expect(new Set(breaches.map(([rule]) => rule))).toEqual(
    new Set([...rulesFor('.').map(({ name }) => name), noOrphans]),
  );
});
