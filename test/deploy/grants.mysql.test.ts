import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/infrastructure/kernel/database/migrations.ts';
import { openMysql } from '../../src/infrastructure/kernel/database/mysql/engine.ts';
import { blocks } from '../docs/markdown.ts';
import { freshMysqlDatabase, mysql } from '../kit/mysql/databases.ts';
import { startWorld } from '../kit/world.ts';

const [statements] = blocks(readFileSync('deploy/aws/README.md', 'utf8').replaceAll(/^ {3}/gm, ''), 'sql');

test.each(['kubernetes', 'google', 'digitalocean'])(
  'the page of %s creates the same users of MySQL',
  (page) => {
    const [shown] = blocks(readFileSync(`deploy/${page}/README.md`, 'utf8').replaceAll(/^ {3}/gm, ''), 'sql');
    expect(shown).toContain(statements);
  },
);

test.skipIf(!mysql)(
  'the users of MySQL on the pages have the rights to migrate, and to run the service',
  async () => {
    await using database = await freshMysqlDatabase();
    const url = new URL(database.url);
    const name = url.pathname.slice(1);
    const admin = await createConnection({ uri: database.url, multipleStatements: true });
    const users = { service: `u_${name.slice(-12)}_s`, migrate: `u_${name.slice(-12)}_m` };
    onTestFinished(async () => {
      await admin.query(`drop user if exists ${users.service}, ${users.migrate}`);
      await admin.end();
    });
    await admin.query(
      statements!
        .replaceAll('…', 'secret')
        .replaceAll('layers.*', `${name}.*`)
        .replaceAll('layers_migrate', users.migrate)
        .replaceAll(/\blayers\b/g, users.service),
    );
    const urlOf = (user: string) =>
      `mysql://${user}:secret@${url.host}/${name}?ssl=${encodeURIComponent('{"rejectUnauthorized":false}')}`;

    const engine = openMysql(urlOf(users.migrate), { poolSize: 2 });
    await migrate(engine).finally(() => engine.close());

    const world = await startWorld('mysql', { DATABASE_URL: urlOf(users.service) });
    await world.person('ann');
    await world.settled();
    await using service = await createConnection(urlOf(users.service));
    await expect(service.query('create table more (id int)')).rejects.toThrow('CREATE command denied');
    await expect(service.query('drop table accounts')).rejects.toThrow('DROP command denied');
  },
);
