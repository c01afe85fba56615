import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';

const vitest = join(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs');

/** Runs one quick test file as `npm test` does, on a machine whose `mysqld` is this script. */
async function testsWith(script: string, environment: Record<string, string> = {}) {
  const program = join(await temporaryFolder(), 'mysqld');
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
  const { TEST_MYSQL_URL: _, REQUIRE_MYSQL: __, DOCKER_HOST: ___, ...inherited } = process.env;
  const env = { ...inherited, MYSQLD: program, DOCKER_HOST: 'unix:///nonexistent', ...environment };
  return new Promise<{ code: number; output: string; program: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [vitest, 'run', 'test/domain/kernel/words.test.ts', 'test/kit/mysql/mysql.test.ts'],
      { env },
      (_error, stdout, stderr) => resolve({ code: child.exitCode!, output: `${stdout}${stderr}`, program }),
    );
  });
}

const mariadb = 'echo "mysqld  Ver 11.8.3-MariaDB-0+deb13u1 from Debian for debian-linux-gnu on x86_64"';
const broken = `case "$1" in --version) echo "mysqld  Ver 8.4.6 for Linux on x86_64";; *) echo "cannot open shared object" >&2; exit 127;; esac`;

describe('Where the mysqld on the PATH', () => {
  test.each([
    ['is MariaDB', mariadb, 'is MariaDB 11.8'],
    ['is too old', 'echo "mysqld  Ver 8.0.43 for Linux on x86_64"', 'is older than MySQL 8.4'],
    ['does not start', broken, 'does not start: '],
  ])('%s, the other tests run, and one line says why those for MySQL do not', async (_, script, reason) => {
    const { code, output, program } = await testsWith(script);
    expect(output).toContain(`(${program} ${reason}`);
    expect(output).toContain('EVERY MYSQL SUITE IS SKIPPED');
    expect(output).toMatch(/\d+ passed/);
    expect(code).toBe(0);
  });

  test('is MariaDB, and MySQL is required, the run fails', async () => {
    const { code, output } = await testsWith(mariadb, { REQUIRE_MYSQL: '1' });
    expect(output).toContain('REQUIRE_MYSQL=1 requires one');
    expect(code).not.toBe(0);
  });
});
