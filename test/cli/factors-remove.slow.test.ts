import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/service.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { codeOf } from '../kit/totp.ts';
import { run } from './run.ts';

const password = 'likes good clothes';

test('factors:remove lets someone in by the password alone, and ends their sessions', async () => {
  const DATA_DIR = await temporaryFolder();
  const service = await startService(
    readConfig({ DATA_DIR, PORT: '0', LOG_LEVEL: 'silent', BCRYPT_COST: '4' }),
  );
  onTestFinished(() => service.stop());
  const api = `http://127.0.0.1:${service.port}/api`;
  async function post(path: string, body: object, token = '') {
    const headers = {
      'content-type': 'application/json',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(`${api}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, string> & { factorRequired?: object; user?: object };
  }
  const { accessToken } = await post('/auth/register', {
    username: 'ann',
    email: 'ann@example.com',
    password,
  });
  const started = await post('/auth/factors/totp', { currentPassword: password }, accessToken);
  const { factorId } = started;
  const code = codeOf(started.secret!, Date.now());
  await post('/auth/factors/totp/confirm', { factorId, code }, accessToken);
  const logIn = () => post('/auth/login', { username: 'ann', password });
  expect((await logIn()).factorRequired).toBeDefined();

  const removed = await run('factors-remove', ['Ann'], { DATA_DIR });
  expect(removed).toMatchObject({
    code: 0,
    stdout: 'Removed 1 second factor of Ann, who has to sign in again.\n',
  });
  expect(removed.stderr).toContain('factors-removed-by-operator');
  const me = () => fetch(`${api}/users/me`, { headers: { authorization: `Bearer ${accessToken}` } });
  await expect.poll(async () => (await me()).status, { timeout: 2_000 }).toBe(401);
  expect((await logIn()).user).toBeDefined();
  expect((await run('factors-remove', ['ann'], { DATA_DIR })).stdout).toBe('ann has no second factor.\n');
}, 60_000);
