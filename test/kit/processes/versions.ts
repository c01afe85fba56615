import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = join(import.meta.dirname, '../../..');
const file = 'test/kit/processes/previous-version.json';

/** The folder with the sources of a version. */
export interface Version {
  readonly root: string;
}

export const thisVersion: Version = { root: here };

/** The output of a git command in this repository; undefined if it fails. */
const git = (...args: readonly string[]): Promise<string | undefined> =>
  run('git', args, { cwd: here }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );

/**
 * The commit of the version before this one: the newest tag v* before HEAD, else the one that `previous-version.json`
 * names. Undefined, with one line on standard error, in a clone without history; REQUIRE_HISTORY=1 makes that an error.
 */
export async function findPreviousVersion(): Promise<string | undefined> {
  const tag = await git('describe', '--tags', '--abbrev=0', '--match', 'v*', 'HEAD^');
  const commit = tag ?? (JSON.parse(readFileSync(join(here, file), 'utf8')) as { commit: string }).commit;
  if ((await git('merge-base', '--is-ancestor', commit, 'HEAD')) !== undefined) return commit;
  const line = `No test of an upgrade: ${commit} is not in the history of this clone.`;
  if ((await git('rev-parse', '--is-shallow-repository')) === 'false' || process.env.REQUIRE_HISTORY === '1')
    throw new Error(`${line} If the history has changed, name another commit in ${file}.`);
  process.stderr.write(`\n!!! ${line} !!!\n\n`);
  return undefined;
}

/**
 * The sources of a commit in a temporary folder, until `remove`. It runs on the packages of this checkout, so their
 * versions must suit both.
 */
export async function checkOut(commit: string): Promise<Version & { remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'layers-version-'));
  const archive = join(root, 'archive.tar');
  const sources = join(root, 'sources');
  await mkdir(sources);
  await run('git', ['archive', '--output', archive, commit, 'src', 'migrations', 'package.json'], {
    cwd: here,
  });
  await run('tar', ['--extract', '--file', archive, '--directory', sources]);
  await symlink(join(here, 'node_modules'), join(sources, 'node_modules'));
  return { root: sources, remove: () => rm(root, { recursive: true }) };
}
