import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { socketClient } from '../kit/client.ts';
import { freshMysqlDatabase, mysql } from '../kit/mysql/databases.ts';
import { startForTest as start } from '../kit/processes/main-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const run = promisify(execFile);

const ann = { username: 'ann', email: 'ann@example.com', password: 'ann likes clothes' };
const json = { 'content-type': 'application/json' };
const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { ...json, ...headers } });

test('a stopping service finishes requests in flight, closes sockets cleanly and accepts nothing new', async () => {
  const service = start({ DATA_DIR: await temporaryFolder() });
  const url = await service.url;
  const registered = await post(`${url}/api/auth/register`, ann);
  const { accessToken } = (await registered.json()) as { accessToken: string };
  const socket = await socketClient({ operations, url, token: accessToken });
  const goodbye = new Promise((resolve) => socket.socket.once('disconnect', resolve));
  const body = JSON.stringify({ text: 'on its way' });
  const sending = request(`${url}/api/posts`, {
    method: 'POST',
    // This client would keep its connection open for ever; the service must not wait for it.
    agent: new Agent({ keepAlive: true }),
    headers: {
      ...json,
      authorization: `Bearer ${accessToken}`,
      'content-length': body.length,
      // The server says `continue` once it has the headers: from then on the request is in flight.
      expect: '100-continue',
    },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.write(body.slice(0, 5));
  const toldAt = performance.now();
  service.kill('SIGTERM');
  await goodbye;
  socket.close();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  sending.end(body.slice(5));
  const [response] = await once(sending, 'response');
  response.resume();
  expect(response.statusCode).toBe(201);
  expect(await service.ended).toEqual({ code: 0, signal: null, stderr: '' });
  expect(performance.now() - toldAt).toBeLessThan(7_000);
});

test('a stopping service answers the running calls of its sockets before it disconnects them', async () => {
  const service = start({ DATA_DIR: await temporaryFolder(), BCRYPT_COST: '12' });
  const url = await service.url;
  const registered = await post(`${url}/api/auth/register`, ann);
  const { accessToken } = (await registered.json()) as { accessToken: string };
  const { socket, call } = await socketClient({ operations, url, token: accessToken });
  const answered = socket.timeout(9_000).emitWithAck('identity.log-in', {
    login: 'ann',
    password: ann.password,
  });
  // Calls arrive in order and the hash takes long: after this answer, the other call is running.
  await call('social.list-muted', {});
  service.kill('SIGTERM');
  expect(await answered).toMatchObject({ ok: true });
  expect((await service.ended).code).toBe(0);
  socket.disconnect();
});

test.runIf(process.platform === 'linux')(
  'calls get the CPU before password hashes and pictures',
  async () => {
    const service = start({ DATA_DIR: await temporaryFolder() });
    await service.url;
    const threads = `/proc/${service.pid}/task`;
    const niceness = (id: string) =>
      Number(readFileSync(`${threads}/${id}/stat`, 'utf8').split(') ')[1]!.split(' ')[16]);
    const pool = () =>
      readdirSync(threads).filter((id) => readFileSync(`${threads}/${id}/comm`, 'utf8') === 'libuv-worker\n');
    await expect.poll(() => pool().map(niceness)).toEqual([10, 10, 10, 10]);
    expect(niceness(String(service.pid))).toBe(0);
  },
);

test.each([
  [{ PORT: 'eighty' }, 'PORT'],
  [{ DATABASE_URL: 'oracle://x' }, 'DATABASE_URL'],
  [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://layers.example.com' }, 'RATE_LIMITS'],
  [{ JWT_PRIVATE_KEYS: 'secret-that-is-no-key' }, 'JWT_PRIVATE_KEYS'],
])(
  'the service does not start with the invalid setting %o, and prints one readable message',
  async (setting, variable) => {
    const { code, stderr } = await start({ DATA_DIR: await temporaryFolder(), ...setting }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^The configuration is invalid:\n  ${variable}: .+\n$`));
    expect(stderr).not.toContain('secret-that-is-no-key');
  },
);

test('the service does not start without its database, and prints a readable message', async () => {
  const { code, stderr } = await start({
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: 'mysql://root:very-secret@127.0.0.1:1/layers',
  }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/127\.0\.0\.1:1/);
  expect(stderr).not.toMatch(/very-secret|\n {4}at /);
});

test.skipIf(!mysql)(
  'on MySQL the service names missing migrations, and starts once they have run',
  async () => {
    const database = await freshMysqlDatabase();
    onTestFinished(() => database[Symbol.asyncDispose]());
    const environment = { DATA_DIR: await temporaryFolder(), DATABASE_URL: database.url };
    const { code, stderr } = await start(environment).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The service cannot start: The database lacks 0001_kernel.* run "npm run migrate" first\n$/,
    );
    await run(process.execPath, ['src/cli/migrate.ts'], { env: environment });
    const service = start(environment);
    expect((await fetch(`${await service.url}/readyz`)).status).toBe(200);
    service.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  },
);

test('the service does not start on a port in use, and prints a readable message', async () => {
  const first = start({ DATA_DIR: await temporaryFolder() });
  const { port } = new URL(await first.url);
  const second = await start({ DATA_DIR: await temporaryFolder(), PORT: port }).ended;
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(port);
  expect(second.stderr).not.toMatch(/\n {4}at /);
});

test('the service stops even if a client never finishes its request', async () => {
  const service = start({ DATA_DIR: await temporaryFolder() });
  const url = await service.url;
  const hanging = request(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 100, expect: '100-continue' },
  });
  hanging.on('error', () => {});
  hanging.flushHeaders();
  await once(hanging, 'continue');
  const toldAt = performance.now();
  service.kill('SIGTERM');
  expect((await service.ended).signal).toBeNull();
  expect(performance.now() - toldAt).toBeLessThan(11_000);
});
