import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { mysqldProgram } from './program.ts';

const run = promisify(execFile);
const beside = mysqldProgram.includes('/') ? [dirname(mysqldProgram)] : [];
const path = [...beside, process.env.PATH].join(delimiter);

/** Why `mysqldump` and `mysqlbinlog` cannot be used; undefined if they can. They are beside `mysqld`, or on the PATH. */
async function unsuitable(): Promise<string | undefined> {
  for (const program of ['mysql', 'mysqldump', 'mysqlbinlog']) {
    const answer = await run(program, ['--version'], { env: { PATH: path } }).catch(() => undefined);
    if (!answer) return `there is no ${program} beside ${mysqldProgram} or on the PATH`;
    if (/mariadb/i.test(answer.stdout)) return `${program} is MariaDB's`;
  }
  return undefined;
}

/** Why the suites that need these programs are skipped; undefined if they run. */
export const noMysqlClients = await unsuitable();

/** The environment of a shell in which these clients connect to a server without further options. */
export async function clientEnvironment(
  home: string,
  { port, user = 'root', password = '' }: { port: number; user?: string; password?: string },
) {
  const file = join(home, '.my.cnf');
  const lines = ['host=127.0.0.1', `port=${port}`, `user=${user}`, `password=${password}`];
  await writeFile(file, `[client]\n${lines.join('\n')}\n`);
  // The clients ignore a file that others can write.
  await chmod(file, 0o600);
  return { PATH: path, HOME: home };
}
