import { request as plainRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startTestService, type TestService } from '../kit/service.ts';

const json = { 'content-type': 'application/json' };

describe('an invalid request', () => {
  let service: TestService;
  let ann: Person;
  beforeAll(async () => {
    service = await startTestService('sqlite');
    ann = await service.person();
  });
  afterAll(() => service.stop());
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
    service.request('POST', '/api/posts', { token: ann.accessToken, body, headers });

  test('answers 400 if the body is not JSON, not UTF-8 or nested too deeply', async () => {
    for (const body of [
      '{',
      '{"text":"x"',
      'text=x',
      '{"text": "\u0000"}',
      Buffer.from('{"text":"\xff"}', 'latin1'),
    ]) {
      expect((await post(body)).body).toMatchObject({ status: 400, code: 'request.malformed' });
    }
    const deep = `{"text":${'['.repeat(40)}${']'.repeat(40)}}`;
    expect((await post(deep)).body).toMatchObject({ status: 400 });
    expect((await post(`{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).body).toMatchObject({
      status: 400,
    });
  });

  test('answers 413 if the body is too large, whatever length it declares', async () => {
    expect((await post(JSON.stringify({ text: 'x'.repeat(1024 * 1024) }))).body).toMatchObject({
      status: 413,
      code: 'request.too-large',
    });
    const status = await new Promise((resolve, reject) => {
      const headers = { ...json, authorization: `Bearer ${ann.accessToken}`, 'transfer-encoding': 'chunked' };
      const sending = plainRequest(`${service.url}/api/posts`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      for (let i = 0; i < 20; i++) sending.write(' '.repeat(64 * 1024));
      sending.end();
    });
    expect(status).toBe(413);
  });

  test('answers 415 if the body has another type or encoding', async () => {
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/xml' },
      { 'content-type': 'application/json; charset=latin1' },
      { ...json, 'content-encoding': 'gzip' },
    ])
      expect((await post('{"text":"x"}', headers)).body).toMatchObject({
        status: 415,
        code: 'request.unsupported-media',
      });
  });

  test('answers 422 with a pointer to each invalid field', async () => {
    const pointers = async (body: object) =>
      (await post(JSON.stringify(body))).body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(await pointers({ text: 7, visibility: 'secret', views: 1, 'a/b~c': {} })).toEqual([
      '/text',
      '/visibility',
      '/views',
      '/a~1b~0c',
    ]);
    expect(await pointers({})).toEqual(['/text']);
    for (const body of ['[]', '"x"', 'null', '7']) expect((await post(body)).status).toBe(422);
    expect(
      (await post('{"text":"x","__proto__":{"admin":true},"constructor":{"prototype":{}}}')).body.errors,
    ).toHaveLength(2);
  });

  test('answers 422 if a secret is in the query, where proxies would log it', async () => {
    const pointersOf = async (path: string, json: object) =>
      (await service.request('POST', path, { json })).body.errors.map(
        ({ pointer }: { pointer: string }) => pointer,
      );
    const { username, password, refreshToken } = ann;
    const login = `/api/auth/login?password=${encodeURIComponent(password)}`;
    expect(await pointersOf(login, { login: username })).toEqual(['/password']);
    expect(await pointersOf(`/auth/refresh?refreshToken=${refreshToken}`, {})).toEqual(['/refreshToken']);
  });

  test('answers 401 before its body is read if the caller is not signed in', async () => {
    for (const headers of [
      json,
      { ...json, authorization: 'Basic eDp5' },
      { ...json, authorization: 'Bearer x' },
    ])
      expect((await service.request('POST', '/api/posts', { body: '{', headers })).status).toBe(401);
  });
});
