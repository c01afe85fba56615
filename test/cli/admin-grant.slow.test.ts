import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/service.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { run } from './run.ts';

const password = 'likes good clothes';

async function startWith(username: string) {
  const DATA_DIR = await temporaryFolder();
  const service = await startService(
    readConfig({ DATA_DIR, PORT: '0', LOG_LEVEL: 'silent', BCRYPT_COST: '4' }),
  );
  onTestFinished(() => service.stop());
  const api = `http://127.0.0.1:${service.port}/api`;
  const post = async (path: string, body: object) => {
    const response = await fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { accessToken: string; user: { role: string }; code?: string };
  };
  const registered = await post('/auth/register', { username, email: `${username}@example.com`, password });
  return {
    registered,
    logIn: () => post('/auth/login', { username, password }),
    refresh: (refreshToken: string) => post('/auth/refresh', { refreshToken }),
    status: async (token: string) =>
      (await fetch(`${api}/users/me`, { headers: { authorization: `Bearer ${token}` } })).status,
    grant: (...args: string[]) => run('admin-grant', args, { DATA_DIR }),
  };
}

test('admin:grant ends all sessions, and the next sign-in has the admin role', async () => {
  const { registered, status, logIn, grant } = await startWith('ann');
  expect(registered.user.role).toBe('user');
  expect(await status(registered.accessToken)).toBe(200);

  expect(await grant('Ann')).toEqual({
    code: 0,
    stdout: 'Ann is now an admin and has to sign in again.\n',
    stderr: '',
  });
  await expect.poll(() => status(registered.accessToken), { timeout: 2_000 }).toBe(401);
  const admin = await logIn();
  expect(admin.user.role).toBe('admin');
  expect(claims(admin.accessToken)).toMatchObject({ role: 'admin' });

  expect((await grant('ann')).stdout).toBe('ann is already an admin.\n');
  expect(await status(admin.accessToken)).toBe(200);
}, 60_000);

test('admin:grant --revoke ends all sessions of an admin, and the next sign-in has no admin role', async () => {
  const { logIn, refresh, grant, status } = await startWith('ben');
  await grant('ben');
  const admin = (await logIn()) as { accessToken: string; refreshToken?: string };
  expect((await grant('ben', '--revoke')).stdout).toContain('is now an ordinary user');
  await expect.poll(() => status(admin.accessToken), { timeout: 2_000 }).toBe(401);
  expect(await refresh(admin.refreshToken!)).toMatchObject({ code: 'identity.session-over' });
  expect((await logIn()).user.role).toBe('user');
}, 60_000);

const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
