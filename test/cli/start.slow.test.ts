import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { bundlePath } from '../../src/bundle.ts';
import { readConfig } from '../../src/config.ts';
import { blocks, readme, section } from '../docs/markdown.ts';
import { socketClient } from '../kit/client.ts';
import { createTables } from '../kit/create-tables.ts';
import { png } from '../kit/files/images.ts';
import { freshMysqlDatabase, mysql } from '../kit/mysql/databases.ts';
import { startForTest } from '../kit/processes/main-process.ts';
import { without } from '../kit/processes/without-packages.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const run = promisify(execFile);
const script = resolve('src/start.js');
const bundle = bundlePath();
/** A service that needs its sources cannot start. */
const bundleAlone = without('./service.ts');

test('the first start makes the bundle for the next, beside its work', async () => {
  await rm(dirname(bundle), { recursive: true, force: true });
  const first = startForTest({ DATA_DIR: await temporaryFolder() }, script);
  await first.url;
  await expect.poll(() => existsSync(bundle), { timeout: 60_000 }).toBe(true);
  first.kill('SIGTERM');
  expect(await first.ended).toEqual({ code: 0, signal: null, stderr: '' });
}, 120_000);

test.each(['sqlite', ...(mysql ? ['mysql'] : [])])(
  'the second start runs the bundle, which does what the README shows, on %s',
  async (kind) => {
    const DATA_DIR = await temporaryFolder();
    const environment: Record<string, string> = { DATA_DIR };
    if (kind === 'mysql') {
      environment.DATABASE_URL = (await freshMysqlDatabase()).url;
      await createTables(readConfig(environment));
    }
    const service = startForTest({ ...environment, ...bundleAlone }, script);
    const url = await service.url;
    const tour = blocks(section(readme, 'A five-minute tour'), 'sh').join('\n');
    const { stdout } = await run('bash', [
      '-c',
      `set -euo pipefail\n${tour.replaceAll('http://127.0.0.1:3000', url)}`,
    ]);
    expect(stdout.trimEnd().split('\n')).toEqual(
      [...tour.matchAll(/(?:#|\/\/) → (.*)$/gm)].map(([, text]) => text),
    );
    service.kill('SIGTERM');
    expect(await service.ended).toEqual({ code: 0, signal: null, stderr: '' });
  },
  90_000,
);

test('the bundle has sockets, pictures, pages, documents and metrics', async () => {
  const service = startForTest({ DATA_DIR: await temporaryFolder(), ...bundleAlone }, script);
  const url = await service.url;
  const registered = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ann', email: 'ann@example.com', password: 'ann likes clothes' }),
  });
  const { accessToken } = (await registered.json()) as { accessToken: string };
  const ann = await socketClient({ operations, url, token: accessToken });
  expect(await ann.call('posts.create-post', { text: 'A hat' })).toMatchObject({
    ok: true,
    result: { text: 'A hat' },
  });
  ann.close();
  const form = new FormData();
  form.append('file', new Blob([await png(300, 200)], { type: 'image/png' }), 'a.png');
  const headers = { authorization: `Bearer ${accessToken}` };
  const uploaded = await fetch(`${url}/api/files`, { method: 'POST', headers, body: form });
  const { thumbnailUrl } = (await uploaded.json()) as { thumbnailUrl: string };
  const thumbnail = await fetch(new URL(new URL(thumbnailUrl).pathname, url));
  expect((await sharp(await thumbnail.arrayBuffer()).metadata()).format).toBe('webp');
  for (const path of [
    '/',
    '/api/docs/swagger-ui-bundle.js',
    '/api/openapi.json',
    '/api/asyncapi.json',
    '/metrics',
  ])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
});

test('a service that is stopped before its bundle is made leaves no half of one', async () => {
  await rm(dirname(bundle), { recursive: true });
  const service = startForTest({ DATA_DIR: await temporaryFolder() }, script);
  await service.url;
  service.kill('SIGTERM');
  expect((await service.ended).code).toBe(0);
  expect(existsSync(bundle)).toBe(false);
  const left = () => readdirSync(dirname(dirname(bundle))).filter((name) => name.startsWith('building-'));
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
});
