import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { readCompose } from './compose.ts';

const caddyfile = readFileSync('deploy/proxy/Caddyfile', 'utf8');
const caddy = process.env.CADDY || 'caddy';
const hasCaddy = spawnSync(caddy, ['version']).status === 0;
if (!hasCaddy) process.stderr.write('Caddy is not installed: its configuration is not validated here\n');

async function validate(content: string) {
  const folder = await temporaryFolder();
  const path = join(folder, 'Caddyfile');
  await writeFile(path, content);
  const { status, stderr } = spawnSync(caddy, ['validate', '--adapter', 'caddyfile', '--config', path], {
    encoding: 'utf8',
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  return { status, stderr };
}

test.skipIf(!hasCaddy)('Caddy accepts the configuration of the proxy', async () => {
  const { status, stderr } = await validate(caddyfile);
  const warnings = stderr.split('\n').filter((line) => line.includes('"level":"warn"'));
  expect(warnings.filter((line) => !line.includes('redirects are disabled'))).toEqual([]);
  expect(status).toBe(0);
});

test.skipIf(!hasCaddy)('a mistake in it is found', async () => {
  expect((await validate(caddyfile.replace('lb_policy cookie', 'lb_policy cookies'))).status).not.toBe(0);
});

test('it forwards to the ports of services of docker-compose.yml', () => {
  const { services } = readCompose();
  const upstreams = [...caddyfile.matchAll(/(?:reverse_proxy |dynamic a )(\w+)[ :](\d+)/g)];
  expect(upstreams.map(([, name, port]) => [name, port])).toEqual([
    ['api', '3000'],
    ['files', '7070'],
    ['mail', '8025'],
  ]);
  for (const [, name] of upstreams) expect(Object.keys(services)).toContain(name);
});

test('the bucket has one address, for browsers and for the service', () => {
  const { STORAGE_URL, PUBLIC_URL } = readCompose().services.api!.environment!;
  const endpoint = new URL(new URL(STORAGE_URL!).searchParams.get('endpoint')!);
  const { proxy, files } = readCompose().services;
  expect(caddyfile).toMatch(new RegExp(`^${endpoint.hostname} \\{`, 'm'));
  expect(JSON.stringify(proxy)).toContain(`"aliases":["${endpoint.hostname}"]`);
  expect(proxy!.ports).toEqual([`127.0.0.1:${endpoint.port}:${endpoint.port}`]);
  expect(files!.environment!.VGW_CORS_ALLOW_ORIGIN).toBe(PUBLIC_URL);
  expect(files!.volumes).toEqual([`files:/buckets/${new URL(STORAGE_URL!).hostname}`]);
});
