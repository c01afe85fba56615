import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** The packages of a group that are not installed in its version. */
export function missingIn(group: string): string[] {
  const { dependencies, devDependencies } = read(`optional/${group}/package.json`);
  return Object.entries<string>({ ...dependencies, ...devDependencies }).flatMap(([name, wanted]) => {
    const installed = `node_modules/${name}/package.json`;
    const version = wanted.split('@').at(-1);
    return existsSync(new URL(installed, root)) && read(installed).version === version ? [] : [name];
  });
}

/** The groups that `npm run check` and `npm test` need, as `npm run tools` installs them. */
export const toolGroups: readonly string[] = read('package.json').scripts.tools.split(' ').slice(2);
