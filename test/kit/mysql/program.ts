import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const oldest = 8.4;

/** The server program of these tests. */
export const mysqldProgram = process.env.MYSQLD || 'mysqld';

/** Why a program cannot serve as MySQL; undefined if it can. Debian's `mysqld` is MariaDB. */
export async function unsuitable(program = mysqldProgram): Promise<string | undefined> {
  const answer = await run(program, ['--version']).catch((error: NodeJS.ErrnoException) => error);
  if (answer instanceof Error)
    return answer.code === 'ENOENT' ? `there is no ${program}` : `${program} does not run`;
  const [, version, rest] = /Ver (\d+\.\d+)(.*)/.exec(answer.stdout) ?? [];
  if (version === undefined) return `${program} tells no version`;
  if (/mariadb/i.test(rest!)) return `${program} is MariaDB ${version}`;
  return Number(version) < oldest ? `${program} is older than MySQL ${oldest}` : undefined;
}

export const hasMysqld = (await unsuitable()) === undefined;
