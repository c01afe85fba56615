import { execFile } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { Dispatcher } from '../../src/application/kernel/dispatcher.ts';
import { readConfig } from '../../src/config.ts';
import { Environment } from '../../src/environment.ts';
import { get, type RouteTable } from '../../src/interfaces/http/route.ts';
import { startService } from '../../src/service.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { startWorld } from '../kit/world.ts';
import { checkUsername } from './example/check-username.ts';
import { blocks, readme, section } from './markdown.ts';

async function serve(): Promise<number> {
  const settings = { PORT: '0', LOG_LEVEL: 'silent', BCRYPT_COST: '4' };
  const service = await startService(readConfig({ DATA_DIR: await temporaryFolder(), ...settings }));
  onTestFinished(() => service.stop());
  return service.port;
}
const promisedIn = (code: string) => [...code.matchAll(/(?:#|\/\/) → (.*)$/gm)].map(([, text]) => text);

test('the tour of the README does what it shows', async () => {
  const port = await serve();
  const tour = blocks(section(readme, 'A five-minute tour'), 'sh').join('\n');
  const promised = promisedIn(tour);
  const script = `set -euo pipefail\n${tour.replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`)}`;
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { timeout: 60_000 });
  expect(stdout.trimEnd().split('\n')).toEqual(promised);
  expect(promised.length).toBeGreaterThan(10);
}, 90_000);

test('the client in the README does what it shows', async () => {
  const port = await serve();
  const [code] = blocks(section(readme, 'From an app'), 'ts');
  const source = code!
    .replace("'layers-client'", `'${pathToFileURL('src/interfaces/client/index.ts')}'`)
    .replace('127.0.0.1:3000', `127.0.0.1:${port}`);
  const script = join(await temporaryFolder(), 'app.ts');
  await writeFile(script, source);
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 20_000 });
  expect(stdout.trimEnd().split('\n')).toEqual(promisedIn(code!));
});

test('its pictures are there, small, and no others lie beside them', async () => {
  const shown = [...readme.matchAll(/!\[([^\]]+)\]\(docs\/images\/([\w-]+\.webp)\)/g)];
  expect(shown).toHaveLength(3);
  expect((await readdir('docs/images')).sort()).toEqual(shown.map(([, , file]) => file).sort());
  for (const [, text, file] of shown) {
    expect(text!.length).toBeGreaterThan(10);
    expect((await stat(join('docs/images', file!))).size).toBeLessThanOrEqual(120_000);
  }
});

test('the table of settings has every variable with its default, and no other', () => {
  const rows = [...section(readme, 'Configuration').matchAll(/^\| `(\w+)` \| (.*?) \|/gm)];
  const defaults = Environment.parse({}) as Record<string, unknown>;
  const shown = (value: unknown) => {
    if (value === undefined) return 'unset';
    const parts = value instanceof Object ? Object.values(value) : [value];
    return parts.length === 0 ? 'none' : `\`${parts.join(',')}\``;
  };
  expect(Object.fromEntries(rows.map(([, name, value]) => [name, value]))).toEqual(
    Object.fromEntries(Object.keys(Environment.shape).map((name) => [name, shown(defaults[name])])),
  );
});

test('the operation that the README adds is one that compiles and answers', async () => {
  const source = await readFile('test/docs/example/check-username.ts', 'utf8');
  const inPlace = (code: string) =>
    code
      .replaceAll("'../../../src/application/kernel/", "'../../kernel/")
      .replaceAll("'../../../src/application/identity/", "'../");
  const lines = (code: string) => inPlace(code).trim().split('\n').sort();
  const [shown, route] = blocks(section(readme, 'Add an operation in four steps'), 'ts');
  expect(lines(shown!)).toEqual(lines(source));

  const routes = {
    'identity.check-username': get('/auth/usernames/:username'),
  } satisfies RouteTable<(typeof checkUsername)['name']>;
  expect(route!.trim()).toBe(`'identity.check-username': get('${Object.values(routes)[0]!.path}'),`);

  const world = await startWorld('sqlite');
  await world.person('ann');
  const dispatcher = new Dispatcher({
    operations: [checkUsername],
    resolve: world.core.get,
    limits: null,
    suspensions: { assertMayWrite: () => {} },
    generalLimits: {
      calls: { name: 'c', points: 1, seconds: 1 },
      writes: { name: 'w', points: 1, seconds: 1 },
    },
    replays: { run: async (_call, prepare, work) => work(await prepare()) },
    behaviours: [],
    checkOutputs: true,
  });
  const meta = { requestId: 'r', wire: 'internal', address: '192.0.2.1' } as const;
  const ask = (username: string) =>
    dispatcher.dispatch(checkUsername, { input: { username }, actor: null, meta });
  expect([await ask('Ann'), await ask('ben')]).toEqual([{ free: false }, { free: true }]);
});
