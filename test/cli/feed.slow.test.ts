import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { startService } from '../../src/service.ts';
import { freshMysqlDatabase, mysql } from '../kit/mysql/databases.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { databases, startWorld, type World } from '../kit/world.ts';
import { run } from './run.ts';

const drop = sql<{ ownerId: string; postId: string }>(
  'delete from feed_entries where owner_id = :ownerId and post_id = :postId',
);
const add = sql<{ ownerId: string; postId: string; authorId: string }>(
  'insert into feed_entries (owner_id, post_id, author_id) values (:ownerId, :postId, :authorId)',
);

/** Ann follows ben and not cleo; ben's one post is missing in her feed, and one of cleo's is there. */
async function brokenFeed(world: World) {
  world.clock.at = Date.now();
  const [ann, ben, cleo] = [await world.person('ann'), await world.person('ben'), await world.person('cleo')];
  await world.call('social.follow-user', { userId: ben.id }, ann.actor);
  const kept = await world.call('posts.create-post', { text: 'a coat' }, ben.actor);
  const lost = await world.call('posts.create-post', { text: 'a hat' }, ben.actor);
  const strange = await world.call('posts.create-post', { text: 'a scarf' }, cleo.actor);
  await world.settled();
  await world.unitOfWork.run(async () => {
    world.database.enqueue(drop, { ownerId: ann.id, postId: lost.id });
    world.database.enqueue(add, { ownerId: ann.id, postId: strange.id, authorId: cleo.id });
  });
  return { ann, kept, lost, strange };
}

const cli = ({ core: { config } }: World, script: string, args: string[] = []) =>
  run(script, args, { DATA_DIR: config.DATA_DIR, DATABASE_URL: config.DATABASE_URL });

describe.each(databases)('feeds on %s', (kind) => {
  test('feed:verify finds missing and extra rows, and feed:rebuild corrects them', async () => {
    const world = await startWorld(kind);
    const { ann, lost, strange } = await brokenFeed(world);
    const found = await cli(world, 'feed-verify');
    expect(found).toMatchObject({ code: 1, stderr: '' });
    expect(found.stdout.split('\n')).toEqual([
      `${ann.id}: missing 1 (${lost.id}); extra 1 (${strange.id})`,
      'Feeds checked: 3, rows missing: 1, extra: 1',
      '',
    ]);

    expect(await cli(world, 'feed-rebuild')).toEqual({ code: 0, stdout: 'Feeds rebuilt: 3\n', stderr: '' });
    const after = await cli(world, 'feed-verify');
    expect(after).toEqual({ code: 0, stdout: 'Feeds checked: 3, rows missing: 0, extra: 0\n', stderr: '' });
    const { items } = await world.call('feed.read-home', {}, ann.actor);
    expect(items.map(({ text }) => text)).toEqual(['a hat', 'a coat']);
  }, 60_000);

  test('--user checks and rebuilds only the feed of one person', async () => {
    const world = await startWorld(kind);
    await brokenFeed(world);
    expect(await cli(world, 'feed-verify', ['--user', 'ben'])).toMatchObject({
      code: 0,
      stdout: 'Feeds checked: 1, rows missing: 0, extra: 0\n',
    });
    expect(await cli(world, 'feed-rebuild', ['--user', 'ANN'])).toMatchObject({
      stdout: 'Feeds rebuilt: 1\n',
    });
    expect((await cli(world, 'feed-verify', ['--user', 'ann'])).code).toBe(0);
    expect(await cli(world, 'feed-verify', ['--user', 'dora'])).toMatchObject({
      code: 1,
      stderr: 'There is no user dora\n',
    });
  }, 60_000);
});

test('a feed not viewed for 30 days is only rebuilt with --all', async () => {
  const world = await startWorld('sqlite');
  world.clock.at = Date.now() - 31 * 24 * 3_600_000;
  await world.person('ann');
  expect(await cli(world, 'feed-verify')).toMatchObject({ stdout: expect.stringContaining('checked: 0,') });
  expect(await cli(world, 'feed-rebuild')).toMatchObject({ stdout: 'Feeds rebuilt: 0\n' });
  expect(await cli(world, 'feed-rebuild', ['--all'])).toMatchObject({ stdout: 'Feeds rebuilt: 1\n' });
}, 60_000);

test.skipIf(!mysql)(
  'a database without the schema says what to run, from the service as from a command line',
  async () => {
    await using database = await freshMysqlDatabase();
    const environment = { DATA_DIR: await temporaryFolder(), DATABASE_URL: database.url, PORT: '0' };
    const { code, stderr } = await run('feed-verify', [], environment);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database lacks 0001_kernel, [^\n]+: run "npm run migrate" first\n$/);
    await expect(startService(readConfig({ ...environment, LOG_LEVEL: 'silent' }))).rejects.toThrow(
      'run "npm run migrate"',
    );
  },
  60_000,
);

test.skipIf(!mysql)(
  'on a new MySQL: migrate, seed, and the feeds are right',
  async () => {
    await using database = await freshMysqlDatabase();
    const environment = { DATA_DIR: await temporaryFolder(), DATABASE_URL: database.url };
    expect((await run('migrate', [], environment)).stdout).toMatch(/^Applied 0001_kernel, /);
    expect((await run('migrate', [], environment)).stdout).toBe('The schema is up to date.\n');
    expect(await run('seed', ['--people', '10'], environment)).toMatchObject({ code: 0, stderr: '' });
    expect(await run('feed-verify', [], environment)).toEqual({
      code: 0,
      stdout: 'Feeds checked: 10, rows missing: 0, extra: 0\n',
      stderr: '',
    });
  },
  60_000,
);
