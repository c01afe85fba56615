import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Each build is a folder in here, named by the hash of its sources. */
export const buildsFolder = join(root, 'dist/web');
const script = join(root, 'src/interfaces/web/build.ts');
const sources = [
  'src/interfaces/web',
  'src/interfaces/client',
  'src/interfaces/http/route.ts',
  'src/interfaces/http/routes.ts',
  'package-lock.json',
];

/** The name of the build of the sources as they are. */
export async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const files = (await stat(path)).isDirectory()
      ? (await readdir(path, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [path];
    const contents = await Promise.all(files.map((file) => readFile(file)));
    for (const [i, file] of files.entries()) hash.update(`${file.slice(root.length)}\0`).update(contents[i]!);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The folders of all builds, the newest first. */
export async function builds(): Promise<string[]> {
  const names = await readdir(buildsFolder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^[0-9a-f]{16}$/.test(name))
      .map(async (name) => ({
        path: join(buildsFolder, name),
        at: (await stat(join(buildsFolder, name))).mtimeMs,
      })),
  );
  return found.sort((a, b) => b.at - a.at).map(({ path }) => path);
}

/** Whether the sources are here: an image has only a build. */
export const hasSources = (): boolean => existsSync(script);

/** Builds in a process of its own, which takes seconds. Throws with what it printed. */
export async function build(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [script], { cwd: root });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The web app could not be built: ${stderr || stdout}`, { cause: error });
  }
}
