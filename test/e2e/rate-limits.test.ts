import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { socketClient } from '../kit/client.ts';
import { startTestService, type TestService, wires } from '../kit/service.ts';
import { databases } from '../kit/world.ts';

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly wait: number | undefined;
}

describe.each(wires)('rate limits over %s', (wire) => {
  let service: TestService;
  let address = 0;
  beforeAll(async () => {
    const limits = { RATE_LIMIT_CALLS: '60', RATE_LIMIT_WRITES: '8' };
    service = await startTestService(databases[0], { RATE_LIMITS: 'on', TRUST_PROXY: '1', ...limits });
  });
  afterAll(() => service.stop());

  const elsewhere = () => `203.0.113.${++address}`;
  /** A caller with one address. A refusal over HTTP says in its `retry-after` header how long to wait. */
  async function from(ip: string, token?: string) {
    const extraHeaders = { 'x-forwarded-for': ip };
    if (wire === 'socket') {
      const client = await socketClient({ operations, url: service.url, token, extraHeaders });
      return {
        close: () => client.close(),
        async call(name: string, _method: string, _path: string, input: object): Promise<Answer> {
          const outcome = await client.call(name as 'identity.log-in', input as never);
          if (outcome.ok) return { status: 200, code: 'ok', wait: undefined };
          const { status, code, retryAfterSeconds } = outcome.problem;
          return { status, code, wait: retryAfterSeconds };
        },
      };
    }
    return {
      close: () => {},
      async call(_name: string, method: string, path: string, input: object): Promise<Answer> {
        const json = method === 'GET' ? undefined : input;
        const { status, body, headers } = await service.request(method, path, {
          token,
          json,
          headers: extraHeaders,
        });
        const wait = headers.get('retry-after');
        return status < 300
          ? { status: 200, code: 'ok', wait: undefined }
          : { status, code: body.code, wait: wait === null ? undefined : Number(wait) };
      },
    };
  }
  type Caller = Awaited<ReturnType<typeof from>>;
  const logIn = (caller: Caller, login: string, password = 'wrong') =>
    caller.call('identity.log-in', 'POST', '/api/auth/login', { login, password });
  const register = (caller: Caller, username: string) =>
    caller.call('identity.register', 'POST', '/api/auth/register', {
      username,
      email: `${username}@example.com`,
      password: `${username} likes clothes`,
    });
  const refused = (seconds: number) => ({
    status: 429,
    code: 'request.too-many',
    wait: expect.toSatisfy((wait: number) => wait >= 1 && wait <= seconds),
  });

  test('allow ten sign-ins a minute to one account, from any address and in any spelling', async () => {
    const user = `ann_${wire}`;
    await register(await from(elsewhere()), user);
    for (let i = 0; i < 10; i++)
      expect((await logIn(await from(elsewhere()), i % 2 ? user : user.toUpperCase())).status).toBe(401);
    expect(await logIn(await from(elsewhere()), user, `${user} likes clothes`)).toEqual(refused(60));
    expect((await logIn(await from(elsewhere()), 'someone_else')).status).toBe(401);
  });

  test('allow thirty sign-ins a minute from one address', async () => {
    const caller = await from(elsewhere());
    for (let i = 0; i < 30; i++) expect((await logIn(caller, `nobody_${i}`)).status).toBe(401);
    expect(await logIn(caller, 'nobody_30')).toEqual(refused(60));
    expect((await logIn(await from(elsewhere()), 'nobody_30')).status).toBe(401);
  });

  test('allow five sign-ups in half an hour from one address', async () => {
    const caller = await from(elsewhere());
    for (let i = 0; i < 5; i++) expect((await register(caller, `new_${wire}_${i}`)).code).toBe('ok');
    expect(await register(caller, `new_${wire}_5`)).toEqual(refused(1800));
  });

  const signedIn = async (username: string) => {
    const { body } = await service.request('POST', '/api/auth/register', {
      json: { username, email: `${username}@example.com`, password: `${username} likes clothes` },
      headers: { 'x-forwarded-for': elsewhere() },
    });
    return from(elsewhere(), body.accessToken);
  };

  test('limit the writes per second and the calls per five minutes of one account', async () => {
    const writer = await signedIn(`writer_${wire}`);
    const write = () => writer.call('posts.create-post', 'POST', '/api/posts', { text: 'more' });
    const answers = await Promise.all(Array.from({ length: 24 }, write));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(8);
    expect(answers.find(({ status }) => status === 429)).toEqual(refused(1));

    const reader = await signedIn(`reader_${wire}`);
    const read = () => reader.call('identity.get-me', 'GET', '/api/users/me', {});
    for (let i = 0; i < 60; i++) expect((await read()).status).toBe(200);
    expect(await read()).toEqual(refused(300));
    const other = await signedIn(`other_${wire}`);
    expect((await other.call('identity.get-me', 'GET', '/api/users/me', {})).status).toBe(200);
  });
});
