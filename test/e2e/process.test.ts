import { expect, test } from 'vitest';
import { startForTest as start } from '../kit/processes/main-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const ann = { username: 'ann', email: 'ann@example.com', password: 'ann likes clothes' };
const json = { 'content-type': 'application/json' };
const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { ...json, ...headers } });

test('the service is ready within seconds, stops on SIGTERM, and keeps its data over a restart', async () => {
  const DATA_DIR = await temporaryFolder();
  const startedAt = performance.now();
  const first = start({ DATA_DIR });
  const url = await first.url;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  const registered = await post(`${url}/api/auth/register`, ann);
  const { accessToken, refreshToken } = (await registered.json()) as Record<string, string>;
  const bearer = { authorization: `Bearer ${accessToken}` };
  const written = await post(`${url}/api/posts`, { text: 'kept' }, bearer);
  const { id } = (await written.json()) as { id: string };
  first.kill('SIGTERM');
  expect(await first.ended).toEqual({ code: 0, signal: null, stderr: '' });

  const second = start({ DATA_DIR });
  const again = await second.url;
  const found = await fetch(`${again}/api/posts/${id}`, { headers: bearer });
  expect([found.status, await found.json()]).toMatchObject([
    200,
    { text: 'kept', author: { username: 'ann' } },
  ]);
  expect((await post(`${again}/api/auth/refresh`, { refreshToken })).status).toBe(200);
  expect((await post(`${again}/api/auth/login`, { login: 'ann', password: ann.password })).status).toBe(200);
  second.kill('SIGINT');
  expect((await second.ended).code).toBe(0);
  expect(JSON.stringify([...first.lines, ...second.lines])).not.toContain(ann.password);
});
