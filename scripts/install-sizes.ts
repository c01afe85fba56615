import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// What `npm ci` and the optional packages take on the disk: node scripts/install-sizes.ts

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>;
}
type Packages = Readonly<Record<string, Locked>>;

const root = fileURLToPath(new URL('../', import.meta.url));
export const packages: Packages = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
/** The folders of npm's workspaces, such as `optional/s3`. */
export const groups = readdirSync(`${root}optional`).map((name) => `optional/${name}`);
/** The packages of Node itself, one for each platform. */
const isNode = (path: string) => /^node_modules\/node-(bin-)?(darwin|linux|win)-\w+$/.test(path);

/** The package that an import of `name` finds from the package at `path`, if it is for this platform. */
function resolved(path: string, name: string): string[] {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = `${folder}${folder && '/'}node_modules/${name}`;
    if (packages[found] && existsSync(root + found)) return [found];
    if (folder === '') return [];
    if (!folder.includes('/node_modules/')) folder = '';
  }
}

export const directOf = (path: string): string[] => {
  const { dependencies, devDependencies, optionalDependencies } = packages[path]!;
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
};

/** The paths of the packages that the package at `path` asks for, if they are installed. */
export function needsOf(path: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta } = packages[path]!;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  const names = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
  return names.flatMap((name) => resolved(path, name));
}

/** The paths of all that is installed for these packages; without Node itself. */
export function installedFor(paths: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...paths];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path) || isNode(path)) continue;
    found.add(path);
    open.push(...needsOf(path));
  }
  return found;
}

/** What the project itself (`''`) or a group asks for. */
export const rootsOf = (path: string): string[] => directOf(path).flatMap((name) => resolved(path, name));

/** On the disk, in blocks of 4 KiB. */
function bytesOf(path: string): number {
  const stat = lstatSync(root + path);
  const inside = stat.isDirectory() ? readdirSync(root + path).filter((name) => name !== 'node_modules') : [];
  return (
    Math.ceil(stat.size / 4096) * 4096 + inside.reduce((sum, name) => sum + bytesOf(`${path}/${name}`), 0)
  );
}

const known = new Map<string, number>();
/** MiB. */
export function sizeOf(paths: Iterable<string>): number {
  let sum = 0;
  for (const path of paths) {
    if (!known.has(path)) known.set(path, bytesOf(path));
    sum += known.get(path)!;
  }
  return sum / 2 ** 20;
}

if (import.meta.main) {
  const all = ['', ...groups].flatMap((path) => rootsOf(path));
  const everything = sizeOf(installedFor(all));
  for (const path of ['', ...groups]) {
    const own = rootsOf(path);
    const others = path === '' ? [] : rootsOf('');
    const added = sizeOf(installedFor([...others, ...own])) - sizeOf(installedFor(others));
    process.stdout.write(`\n${path || 'npm ci'}: ${added.toFixed(1)} MB\n`);
    for (const one of own) {
      const alone = everything - sizeOf(installedFor(all.filter((other) => other !== one)));
      process.stdout.write(
        `${one.slice('node_modules/'.length).padEnd(42)}${sizeOf([one]).toFixed(1).padStart(7)}${alone.toFixed(1).padStart(7)}\n`,
      );
    }
  }
  process.stdout.write(`\nall: ${everything.toFixed(1)} MB\n`);
}
