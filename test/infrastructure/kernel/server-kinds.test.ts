import { expect, test } from 'vitest';
import { requireMysql } from '../../../src/infrastructure/kernel/database/mysql/server-limits.ts';

const server = (version: string, comment: string) => ({ read: async () => [{ version, comment }] });

test.each([
  ['TiDB', '8.0.11-TiDB-v8.5.1', 'TiDB Server (Apache License 2.0) Community Edition'],
  ['TiDB', '8.0.11', 'TiDB Server, MySQL 8.0 compatible'],
  ['MariaDB', '11.8.3-MariaDB-ubu2404', 'mariadb.org binary distribution'],
])('%s is refused by its name, as %s', async (name, version, comment) => {
  await expect(requireMysql(server(version, comment))).rejects.toMatchObject({
    dependency: 'MySQL',
    state: 'refused',
    reason: expect.stringContaining(`the server is ${name}, ${version}, `),
  });
});

test.each([
  ['8.4.6', 'MySQL Community Server - GPL'],
  ['9.7.4-2', '(Debian)'],
  ['8.4.5-5', 'Percona Server (GPL)'],
  ['8.4.4-google', '(Google)'],
])('%s %s is accepted', async (version, comment) => {
  await requireMysql(server(version, comment));
});
