import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { filled, readCompose } from './compose.ts';
import { assertServiceVariables, type Role } from './variables.ts';

const text = readFileSync('docker-compose.yml', 'utf8');
const { services, volumes } = readCompose();
const ours = ['migrate', 'api', 'worker'];
/** Containers that end when their work is done. */
const jobs = ['migrate', 'trust'];

interface Found {
  readonly messages: readonly { readonly message: string }[];
}
/** What the linter finds in a file; among its rules is the published schema of the format. */
async function lint(content: string): Promise<string[]> {
  const path = join(await temporaryFolder(), 'docker-compose.yml');
  await writeFile(path, filled(content));
  const order = ['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'];
  const alphabets = ['service-ports-alphabetical-order', 'service-dependencies-alphabetical-order'];
  const off = [
    ...order,
    ...alphabets,
    'no-build-and-image',
    'require-quotes-in-ports',
    'no-quotes-in-volumes',
  ];
  const linter = new DCLinter({
    rules: Object.fromEntries(off.map((rule) => [rule, 0])),
    quiet: true,
    debug: false,
    exclude: [],
  });
  return linter
    .lintFiles([path], false)
    .flatMap(({ messages }: Found) => messages.map(({ message }) => message));
}

test('docker-compose.yml follows the schema of Compose, and good practice', async () => {
  expect(await lint(text)).toEqual([]);
});

test.each([
  ['an unknown key', (s: string) => s.replace('    restart: on-failure', '    restarts: on-failure')],
  ['a value of another type', (s: string) => s.replace('read_only: true', 'read_only: [true]')],
  [
    'a port that the whole network reaches',
    (s: string) => s.replace('"127.0.0.1:${MYSQL_PORT', '"${MYSQL_PORT'),
  ],
  ['an image without a version', (s: string) => s.replace('mysql:8.4', 'mysql')],
])('%s in it is found', async (_what, spoil) => {
  expect(spoil(text)).not.toBe(text);
  expect(await lint(spoil(text))).not.toEqual([]);
});

const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;
if (!hasCompose)
  process.stderr.write('Docker Compose is not installed: it does not read docker-compose.yml here\n');
test.skipIf(!hasCompose)('Docker Compose reads it', () => {
  execFileSync('docker', ['compose', '--file', 'docker-compose.yml', 'config', '--quiet']);
});

const roles: Readonly<Record<string, Role>> = { migrate: 'all', api: 'api', worker: 'worker' };
test.each(ours)('the variables of %s are ones with which the service starts', (name) => {
  assertServiceVariables(`docker-compose.yml, ${name}`, services[name]!.environment!, roles[name]!);
});

test.each([
  ['a misspelt variable', 'TRUST_PROXY:', 'TRUST_PROXIES:'],
  ['a missing variable', /^ {2}PASSWORD_PEPPER: .*\n/m, ''],
  ['a value that the service refuses', 'redis://valkey:6379', 'valkey:6379'],
])('%s in it is found', (_what, from, to) => {
  const spoilt = text.replace(from, to);
  expect(spoilt).not.toBe(text);
  const { environment } = readCompose(spoilt).services.worker!;
  expect(() => assertServiceVariables('worker', environment!, 'worker')).toThrow(
    /TRUST_PROXIES|PASSWORD_PEPPER|REDIS_URL/,
  );
});

test('every container runs with few rights and limited resources', () => {
  for (const [name, service] of Object.entries(services)) {
    expect([name, service]).toMatchObject([
      name,
      {
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        deploy: { resources: { limits: { cpus: expect.any(String), memory: expect.any(String) } } },
        restart: jobs.includes(name) ? 'on-failure' : 'unless-stopped',
      },
    ]);
    expect([name, service.tmpfs]).toEqual([name, expect.arrayContaining(['/tmp'])]);
  }
});

test('every container that stays has a health check, and what starts later waits for it', () => {
  for (const [name, { healthcheck, depends_on = {} }] of Object.entries(services)) {
    // Ours have one in their image.
    if (!jobs.includes(name) && !ours.includes(name))
      expect([name, healthcheck?.test[0]]).toEqual([name, 'CMD']);
    for (const [needed, { condition }] of Object.entries(depends_on))
      expect([name, needed, condition]).toEqual([
        name,
        needed,
        jobs.includes(needed) ? 'service_completed_successfully' : 'service_healthy',
      ]);
  }
});

test('several containers of the service can run: none publishes a port, and all may stop in peace', () => {
  for (const name of ours) {
    expect([name, services[name]!.ports]).toEqual([name, undefined]);
    expect([name, services[name]!.stop_grace_period]).toEqual([name, '15s']);
  }
  expect(services.api!.deploy!.replicas).toBeGreaterThan(1);
  expect(Object.keys(services).filter((name) => services[name]!.ports)).toEqual([
    'mysql',
    'proxy',
    'grafana',
  ]);
});

test('every volume is declared, and none is left over', () => {
  const mounted = Object.values(services).flatMap(({ volumes = [] }) =>
    volumes.map((one) => one.split(':')[0]!),
  );
  const named = mounted.filter((name) => !/^[./]/.test(name));
  expect([...new Set(named)].sort()).toEqual(Object.keys(volumes).sort());
});

test('its secrets say that they are none', () => {
  const { AWS_SECRET_ACCESS_KEY, PASSWORD_PEPPER, JWT_PRIVATE_KEYS } = services.api!.environment!;
  expect(AWS_SECRET_ACCESS_KEY).toContain('not-a-secret');
  expect(PASSWORD_PEPPER).toContain('not-a-secret');
  const [{ d }] = JSON.parse(JWT_PRIVATE_KEYS!) as [{ d: string }];
  expect(Buffer.from(d, 'base64url').toString()).toBe('development-only-not-a-secret!!!');
});

test('the commands of the documents name containers that there are', () => {
  const documents = ['README.md', 'docs/operations.md', 'docker-compose.yml'].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const commands = documents.flatMap((one) => one.match(/docker compose (up|logs|cp|run)\b[^\n`]*/g) ?? []);
  const named = commands.flatMap((command) =>
    command
      .split(/[\s=:]+/)
      .filter((word) => /^[a-z]+$/.test(word) && !['docker', 'compose'].includes(word))
      .slice(1),
  );
  expect(new Set(named).size).toBeGreaterThan(4);
  expect([...new Set(named)].filter((name) => !(name in services) && name !== 'ann')).toEqual([]);
});
