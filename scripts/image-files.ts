import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildsFolder, hashOfSources } from '../src/interfaces/http/web-app/builds.ts';
import { directOf, installedFor, packages as locked } from './install-sizes.ts';

// Copies what the service needs at run time, for the container image, after `npm run build`:
// node scripts/image-files.ts <folder> [--dist <folder>] [group of optional/]...

const { values, positionals } = parseArgs({
  options: { dist: { type: 'string', default: 'dist' } },
  allowPositionals: true,
});
const [target, ...groups] = positionals as [string, ...string[]];
process.chdir(join(import.meta.dirname, '..'));

const { name, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const available = new Set([
  ...Object.keys(dependencies),
  ...groups.flatMap((group) => directOf(`optional/${group}`)),
]);
const programs = globSync('**/*.{js,json}', { cwd: values.dist, exclude: ['web', 'service'] });

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

writeFileSync(join(target, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials())}\n`);

interface Bill {
  readonly metadata: { readonly component: object };
  readonly components: readonly { readonly 'bom-ref': string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** What npm knows of the packages that were copied, in the format of CycloneDX. */
function billOfMaterials() {
  const named = [...packages].map((path) => `${path.split('node_modules/').at(-1)}@${locked[path]!.version}`);
  const shipped = new Set(named);
  const bills = [npmBill(), npmBill('--workspaces')] as const;
  const components = new Map(bills.flatMap((bill) => bill.components.map((one) => [one['bom-ref'], one])));
  const needs = new Map(
    bills.flatMap((bill) => bill.dependencies.map((one) => [one.ref, one.dependsOn ?? []])),
  );
  return {
    ...bills[0],
    // npm takes the name of the folder.
    metadata: { ...bills[0].metadata, component: { ...bills[0].metadata.component, name } },
    components: [...shipped].flatMap((ref) => components.get(ref) ?? []),
    dependencies: [...shipped].map((ref) => ({
      ref,
      dependsOn: needs.get(ref)?.filter((other) => shipped.has(other)),
    })),
  };
}

function npmBill(...flags: string[]): Bill {
  const options = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...flags];
  const shell = process.platform === 'win32';
  return JSON.parse(execFileSync('npm', options, { encoding: 'utf8', maxBuffer: 2 ** 28, shell }));
}
