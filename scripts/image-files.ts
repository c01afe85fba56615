import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildsFolder, hashOfSources } from '../src/interfaces/http/web-app/builds.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { directOf, installedFor } from './install-sizes.ts';

// Copies what the service needs at run time, for the container image, after `npm run build`:
// node scripts/image-files.ts <folder> [--dist <folder>] [group of optional/]...

const { values, positionals } = parseArgs({
  options: { dist: { type: 'string', default: 'dist' } },
  allowPositionals: true,
});
const [target, ...groups] = positionals as [string, ...string[]];
process.chdir(join(import.meta.dirname, '..'));

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const available = new Set([
  ...Object.keys(dependencies),
  ...groups.flatMap((group) => directOf(`optional/${group}`)),
]);
// Invented people are for development: their libraries are not in the image.
const unused = ['web', 'service', 'cli/seed', 'cli/seed.js', 'cli/demo.js'];
const programs = globSync('**/*.{js,json}', { cwd: values.dist, exclude: unused });

/** Packages that only build the web app, or that only tools need, are imported by nothing in `dist`. */
function importedPackages(): string[] {
  const specifier = /\b(?:from|import|resolve)\s*\(?\s*["']((?:@[\w.-]+\/)?[\w.-]+)(?:\/[\w./-]+)?["']/g;
  const named = programs
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) => [...readFileSync(join(values.dist, path), 'utf8').matchAll(specifier)])
    .map(([, name]) => name!);
  return [...new Set(named)].filter((name) => available.has(name)).map((name) => `node_modules/${name}`);
}

const foreignProgram = new RegExp(`/prebuilds/(?!${process.platform}-${process.arch}(/|$))`);
/** Node never loads these from a package. Licences must stay with what they are about. */
function isNeeded(path: string): boolean {
  if (/^(licen[cs]e|notice|copying|authors)/i.test(basename(path))) return true;
  return !/\.([cm]?ts|map|md|markdown)$/i.test(path) && !foreignProgram.test(path);
}

const packages = installedFor(importedPackages());
for (const path of packages)
  cpSync(path, join(target, path), {
    recursive: true,
    dereference: true,
    filter: (source) => source === path || (basename(source) !== 'node_modules' && isNeeded(source)),
  });
for (const path of programs) cpSync(join(values.dist, path), join(target, 'dist', path));
const web = await hashOfSources();
cpSync(join(buildsFolder, web), join(target, 'dist/web', web), { recursive: true });
for (const path of ['migrations', 'package.json', 'LICENSE'])
  cpSync(path, join(target, path), { recursive: true });

writeFileSync(join(target, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(packages))}\n`);
