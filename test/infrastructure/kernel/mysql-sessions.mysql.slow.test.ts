import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { noteBegin } from '../../../src/infrastructure/kernel/database/call-began.ts';
import { openMysql } from '../../../src/infrastructure/kernel/database/mysql/engine.ts';
import { requireServerFits } from '../../../src/infrastructure/kernel/database/mysql/server-limits.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { hasMysqld } from '../../kit/mysql/program.ts';
import { startRestartableMysqld } from '../../kit/mysql/restartable-mysqld.ts';
import { refusalOf, startWorld } from '../../kit/world.ts';

const lock = sql<{ conversationId: string }>(
  'select id from conversations where id = :conversationId for update',
);

// A server of their own, because these tests change its global settings.
describe.skipIf(!hasMysqld)('Sessions on MySQL', () => {
  let mysqld: Awaited<ReturnType<typeof startRestartableMysqld>>;
  beforeAll(async () => void (mysqld = await startRestartableMysqld()));
  afterAll(() => mysqld.stop());

  async function admin() {
    const connection = await createConnection(mysqld.url);
    onTestFinished(() => connection.end());
    return async (text: string) => (await connection.query<RowDataPacket[]>(text))[0];
  }
  const world = () => startWorld('sqlite', { DATABASE_URL: mysqld.url });

  test('a process does not start with a clock that is off, or with more connections than the server takes', async () => {
    const engine = openMysql(mysqld.url, { poolSize: 1 });
    onTestFinished(() => engine.close());
    const check = (poolSize: number, offMs: number) =>
      requireServerFits(engine, poolSize, () => Date.now() + offMs);
    await check(151, 0);
    await check(151, 4_000);
    await expect(check(10, 6_000)).rejects.toMatchObject({
      reason: expect.stringMatching(/clock is \d\.\d s behind/),
    });
    await expect(check(10, -6_000)).rejects.toMatchObject({
      reason: expect.stringContaining('ahead of this machine'),
    });
    await expect(check(152, 0)).rejects.toMatchObject({ reason: expect.stringContaining('151 connections') });
  });

  test('a lock is refused with 503 after 5 seconds, delays no other conversation, and ends with a vanished process', async () => {
    const { call, person } = await world();
    const frozen = await world();
    const ann = await person('ann');
    const rooms = await Promise.all(
      Array.from({ length: 20 }, () => call('messaging.create-room', { title: 'Hats' }, ann.actor)),
    );
    const [locked, ...others] = rooms.map(({ id }) => id);
    const say = (conversationId: string) =>
      call(
        'messaging.send-message',
        { conversationId, clientId: crypto.randomUUID(), text: 'hi' },
        ann.actor,
      );

    // A transaction that holds a lock and says nothing more, as when its process has lost power.
    const held = Promise.withResolvers<void>();
    const since = performance.now();
    const silent = frozen.unitOfWork.run(async () => {
      await frozen.database.locked(lock, { conversationId: locked! });
      held.resolve();
      await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    });
    silent.catch(() => {});
    await held.promise;

    const refused = refusalOf(say(locked!));
    const from = performance.now();
    await Promise.all(others.map(say));
    expect(performance.now() - from).toBeLessThan(2_000);
    expect(await refused).toBe('request.unavailable');
    expect(performance.now() - from).toBeLessThan(8_000);

    await expect.poll(() => refusalOf(say(locked!)), { timeout: 40_000 }).toBe('nothing');
    expect(performance.now() - since).toBeLessThan(38_000);
  });

  test('commands go on while others wait for a lock', async () => {
    const ask = await admin();
    await ask('create table doors (id int primary key, opened int not null)');
    await ask('insert into doors values (1, 0), (2, 0), (3, 0), (4, 0)');
    const engine = openMysql(mysqld.url, { poolSize: 10 });
    onTestFinished(() => engine.close());
    const open = (door: number) =>
      engine.batch([
        sql('update doors set opened = opened + 1 where id = :door').bind(engine.dialect, { door }),
      ]);

    await ask('begin');
    await ask('update doors set opened = 9 where id < 4');
    const waiting = () =>
      ask("select trx_id from information_schema.innodb_trx where trx_state = 'LOCK WAIT'");
    const locked: Promise<void>[] = [];
    for (const door of [1, 2, 3]) {
      locked.push(open(door));
      // MySQL answers this from a cache while someone asks more often than every 100 ms.
      await expect.poll(async () => (await waiting()).length, { interval: 200 }).toBe(door);
    }
    await open(4);
    expect(await waiting()).toHaveLength(3);

    await ask('rollback');
    await Promise.all(locked);
    expect((await ask('select opened from doors')).map(({ opened }) => opened)).toEqual([1, 1, 1, 1]);
  });

  test('a call that has begun is served before newer ones, for each of its statements', async () => {
    const ask = await admin();
    await ask('create table gates (id int primary key, opened int not null)');
    await ask('insert into gates values (1, 0)');
    const engine = openMysql(mysqld.url, { poolSize: 1 });
    onTestFinished(() => engine.close());
    const bound = sql('update gates set opened = opened + 1').bind(engine.dialect, {});
    const served: string[] = [];
    const read = async (name: string) => {
      await engine.read(sql('select opened from gates').bind(engine.dialect, {}));
      served.push(name);
    };
    const call = (work: () => Promise<void>) => noteBegin(undefined as never, work);

    await ask('begin');
    await ask('update gates set opened = 9');
    const asked = Promise.withResolvers<void>();
    const older = call(() => asked.promise.then(() => read('older')));
    const holdsTheOnlyConnection = engine.batch([bound]);
    await expect.poll(() => engine.pool!()).toMatchObject({ open: 1, idle: 0 });
    const newer = ['first', 'second', 'third'].map((name) => call(() => read(name)));
    asked.resolve();
    await expect.poll(() => engine.pool!().waiting).toBe(4);
    await ask('rollback');
    await Promise.all([holdsTheOnlyConnection, older, ...newer]);
    expect(served).toEqual(['older', 'first', 'second', 'third']);
  });

  test('connections that the server has closed are replaced unnoticed', async () => {
    const ask = await admin();
    const { call, person } = await world();
    const ann = await person('ben');
    await Promise.all(Array.from({ length: 20 }, () => call('feed.read-home', {}, ann.actor)));
    const mine = await ask('select connection_id() as id');
    for (const { Id } of await ask('show processlist'))
      if (Id !== mine[0]!.id) await ask(`kill ${Id}`).catch(() => {});
    await expect.poll(async () => (await ask('show processlist')).length).toBeLessThan(3);
    expect(await refusalOf(call('feed.read-home', {}, ann.actor))).toBe('nothing');
  });

  describe('with room for 200 prepared statements on the whole server', () => {
    beforeAll(async () => limit(200));
    afterAll(async () => limit(16_382));
    async function limit(count: number) {
      const connection = await createConnection(mysqld.url);
      await connection.query(`set global max_prepared_stmt_count = ${count}`);
      await connection.end();
    }

    test('every read and write still works', async () => {
      const ask = await admin();
      await ask(
        'create table shapes (id binary(16), big bigint, whole int, part double, text varchar(20), at date)',
      );
      await ask(
        "insert into shapes values (x'00ff1234567890abcdef001122334455', 9007199254740993, 7, 1.5, 'é', '2026-01-02')",
      );
      const engine = openMysql(mysqld.url, { poolSize: 4 });
      onTestFinished(() => engine.close());
      // Statements beyond the limit run as text; their values must be of the same types.
      const rows = await Promise.all(
        Array.from({ length: 400 }, (_, n) =>
          engine.read(
            sql(`select s.* from shapes s where ${n} < :most`).bind(engine.dialect, { most: 1000 }),
          ),
        ),
      );
      for (const [row] of rows) expect(row).toEqual(rows[0]![0]);

      const { call, person, settled } = await world();
      const [ann, bob] = [await person('dora'), await person('emil')];
      await call('social.follow-user', { userId: ann.id }, bob.actor);
      const post = await call('posts.create-post', { text: 'A hat' }, ann.actor);
      await call('posts.react-to-post', { postId: post.id, kind: 'like' }, bob.actor);
      await settled();
      const { items } = await call('feed.read-home', {}, bob.actor);
      expect(items.map(({ id, myReaction }) => ({ id, myReaction }))).toEqual([
        { id: post.id, myReaction: 'like' },
      ]);
    });
  });

  test('a connection keeps 200 prepared statements, and closes those it used least recently', async () => {
    const ask = await admin();
    const count = async () => Number((await ask("show global status like 'Prepared_stmt_count'"))[0]!.Value);
    const before = await count();
    const engine = openMysql(mysqld.url, { poolSize: 2 });
    onTestFinished(() => engine.close());
    for (let n = 0; n < 1000; n++) await engine.read(sql(`select ${n}, :n`).bind(engine.dialect, { n }));
    await expect.poll(async () => (await count()) - before).toBeLessThanOrEqual(2 * 200);
  });

  test('a server that has become read-only is unavailable, and works again after the failover', async () => {
    const ask = await admin();
    const { call, person } = await world();
    const ann = await person('finn');
    await ask('set global super_read_only = on');
    expect(await refusalOf(call('posts.create-post', { text: 'lost' }, ann.actor))).toBe(
      'request.unavailable',
    );
    await ask('set global super_read_only = off');
    expect(await refusalOf(call('posts.create-post', { text: 'kept' }, ann.actor))).toBe('nothing');
  });
});
