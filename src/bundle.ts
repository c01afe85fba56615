import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Where the bundle of these sources and packages is, if it has been made. */
export function bundlePath(): string {
  const hash = createHash('sha256').update(`${root} ${process.version}`);
  // Any change of a file changes its ctime; to read all of them would take as long as the bundle saves.
  const note = (path: string): void => {
    const { size, ctimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${ctimeMs}\n`);
  };
  const web = join('interfaces', 'web', '/');
  for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(ts|json)$/.test(file) && !file.startsWith(web)) note(join('src', file));
  for (const file of ['package-lock.json', 'scripts/bundle-service.ts']) note(file);
  return join(root, 'dist/service', hash.digest('hex').slice(0, 16), 'main.js');
}
