import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService } from '../kit/service.ts';

let service: TestService;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(service.url + path, { headers: { 'accept-encoding': 'identity', ...headers } });

beforeAll(async () => {
  service = await startTestService('sqlite', { WEB_APP: 'on', STORAGE_URL: '' });
});
afterAll(() => service?.stop());

test('every address of a page answers the app, under a policy that lets nothing else run', async () => {
  for (const path of ['/', '/discover', '/people/ann', '/wardrobe/items/1', '/settings/security']) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await answer.text()).toContain('<title>Layers</title>');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("img-src 'self' blob: http://localhost:3000;");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types layers");
    expect(policy).not.toMatch(/unsafe|data:|\*/);
  }
});

test('its parts are kept for ever, packed once, and named by their content', async () => {
  const page = await (await get('/')).text();
  const [script] = /\/assets\/main-[\w-]+\.js/.exec(page)!;
  const plain = await get(script);
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const encoding of ['br', 'gzip']) {
    const packed = await get(script, { 'accept-encoding': encoding });
    expect(packed.headers.get('content-encoding')).toBe(encoding);
    expect(await packed.clone().text()).toBe(await plain.clone().text());
  }
  expect((await get('/manifest.webmanifest')).headers.get('content-type')).toBe('application/manifest+json');
  const worker = await get('/sw.js');
  expect(worker.headers.get('cache-control')).toBe('no-cache');
  // It fetches what it keeps, under its own policy.
  expect(worker.headers.get('content-security-policy')).toMatch(/^default-src 'none'; connect-src 'self';/);
});

test('no other file is served, and paths of older clients still answer as before', async () => {
  for (const path of [
    '/assets/..%2Findex.html',
    '/assets/nothing.js',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/main.tsx',
    '/discovery',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  for (const path of ['/explore', '/friends', '/users/me', '/conversations'])
    expect([path, (await get(path)).status]).toEqual([path, 401]);
});
