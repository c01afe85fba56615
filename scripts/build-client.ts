import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { clientTypes } from './client-types.ts';

// Builds the package `layers-client`: one module, declarations that need nothing of the service, and a README.

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist-client' } } });
const out = resolve(values.out);
const own = JSON.parse(await readFile('package.json', 'utf8'));

/** The declarations that an app meets, from the index on. */
async function writeDeclarations(from: string): Promise<void> {
  const left = [join(from, 'client/index.d.ts')];
  const done = new Set<string>();
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (done.has(path)) continue;
    done.add(path);
    const text = await readFile(path, 'utf8');
    const target = join(out, 'types', relative(from, path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text.replace(/(from '\.[^']*|import\("\.[^"]*)\.ts(['"])/g, '$1.js$2'));
    for (const [, specifier] of text.matchAll(/(?:from '|import\(")(\.[^'"]*)\.[jt]s['"]/g))
      left.push(join(dirname(path), `${specifier}.d.ts`));
  }
}

/** The client's sources with the written-out types in place of the catalogue's, so that they compile alone. */
async function stage(folder: string): Promise<void> {
  for (const part of ['client', 'http/route.ts', 'http/routes.ts'])
    await cp(join('src/interfaces', part), join(folder, 'interfaces', part), { recursive: true });
  await writeFile(join(folder, 'interfaces/client/operations.ts'), clientTypes());
  await mkdir(join(folder, 'application'));
  const catalogue = "export type { FrameData, OperationName } from '../interfaces/client/operations.ts';\n";
  await writeFile(join(folder, 'application/catalogue.ts'), catalogue);
  const compilerOptions = {
    noEmit: false,
    emitDeclarationOnly: true,
    declaration: true,
    rootDir: '.',
    outDir: 'declared',
  };
  const config = { extends: '../tsconfig.json', compilerOptions, include: ['interfaces'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
}

// Beside the sources, where their packages are found.
const staged = await mkdtemp(resolve('dist-client-stage-'));
try {
  await rm(out, { recursive: true, force: true });
  const input = 'src/interfaces/client/index.ts';
  const bundle = await rolldown({ input, external: ['socket.io-client'], platform: 'neutral' });
  await bundle.write({ file: join(out, 'index.js'), format: 'esm', codeSplitting: false });
  await bundle.close();
  await stage(staged);
  await promisify(execFile)(process.execPath, ['node_modules/ts7/bin/tsc', '-p', staged]);
  await writeDeclarations(join(staged, 'declared/interfaces'));
} catch (error) {
  process.stderr.write((error as { stdout?: string }).stdout ?? '');
  throw error;
} finally {
  await rm(staged, { recursive: true, force: true });
}
const { version, license, peerDependencies, peerDependenciesMeta } = own;
const manifest = {
  name: 'layers-client',
  version,
  description: 'The typed client of Layers, for browsers, React Native and Node.',
  license,
  type: 'module',
  sideEffects: false,
  exports: { '.': { types: './types/client/index.d.ts', default: './index.js' } },
  files: ['index.js', 'types', 'README.md', 'LICENSE'],
  peerDependencies,
  peerDependenciesMeta,
};
await writeFile(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
await cp('docs/client.md', join(out, 'README.md'));
await cp('LICENSE', join(out, 'LICENSE'));
