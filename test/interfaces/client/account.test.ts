import { afterEach, expect, test, vi } from 'vitest';
import {
  AccountEnded,
  createClient,
  memoryStore,
  needsFactor,
} from '../../../src/interfaces/client/index.ts';
import { randomId } from '../../../src/interfaces/client/platform.ts';

type Answer = [status: number, body?: object];
const refused = (code: string): Answer => [401, { status: 401, code, detail: code, type: '', title: '' }];
const signedIn = (id: string): Answer => [
  200,
  { user: { id }, accessToken: id, refreshToken: id, expiresIn: 600 },
];

/** A service that answers by `METHOD /path`; unknown paths fail like a lost connection. */
function serviceOf(
  answers: Record<string, (token: string | null, body: string) => Answer | Promise<Answer>>,
) {
  const sent: string[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    const call = `${init.method} ${new URL(String(url)).pathname}`;
    sent.push(call);
    const answer = answers[call];
    if (!answer) throw new TypeError('fetch failed');
    const token = new Headers(init.headers).get('authorization');
    const [status, body] = await answer(token, String(init.body ?? ''));
    return new Response(body ? JSON.stringify(body) : null, { status });
  };
  return { sent, fetch: fetch as typeof globalThis.fetch };
}
const options = { url: 'http://service', resends: { tries: 3, firstPauseMs: 1, longestPauseMs: 1 } };
afterEach(() => vi.unstubAllGlobals());

test('over HTTP an app is told once that its session is over, whether it could be renewed or not', async () => {
  const { fetch } = serviceOf({
    'GET /api/users/me': () => refused('request.token-rejected'),
    'POST /api/auth/refresh': () => refused('identity.session-over'),
  });
  for (const refreshToken of ['dead', undefined]) {
    const told: string[] = [];
    const tokens = memoryStore({ accessToken: 'dead', refreshToken });
    const client = createClient({ ...options, fetch, tokens, onSignedOut: ({ code }) => told.push(code) });
    const calls = [1, 2].map(() => client.call('identity.get-me', {}));
    expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(client.call('identity.get-me', {})).rejects.toMatchObject({ status: 401 });
    expect(told).toEqual([refreshToken ? 'identity.session-over' : 'request.token-rejected']);
  }
});

test('a visitor who is refused is not signed out', async () => {
  const { fetch } = serviceOf({ 'GET /api/users/me': () => refused('request.not-signed-in') });
  const onSignedOut = vi.fn();
  const client = createClient({ ...options, fetch, onSignedOut });
  await expect(client.call('identity.get-me', {})).rejects.toMatchObject({ status: 401 });
  expect(onSignedOut).not.toHaveBeenCalled();
});

test('what one account had open ends with it, and nothing of it reaches the next', async () => {
  const card = { lastChangeSeq: 1 };
  const items = [{ id: 'm', conversationId: 'c', seq: 1, changeSeq: 1, text: 'for ann', myReaction: null }];
  const { sent, fetch } = serviceOf({
    'POST /api/auth/login': (_token, body) => signedIn(JSON.parse(body).login),
    'GET /api/conversations/c': () => [200, card],
    'GET /api/conversations/c/messages': () => [200, { items, nextCursor: null }],
  });
  const client = createClient({
    ...options,
    fetch,
    resends: { tries: 9, firstPauseMs: 50, longestPauseMs: 50 },
  });
  const logIn = (login: string) => client.call('identity.log-in', { login, password: 'p' });
  await logIn('ann');
  const chat = client.conversation('c');
  await chat.open();
  const shown: number[] = [];
  chat.onChange((messages) => shown.push(messages.length));
  const post = client.call('posts.create-post', { text: 'of ann' });
  const refusal = expect(post).rejects.toBeInstanceOf(AccountEnded);
  await vi.waitFor(() => expect(sent).toContain('POST /api/posts'));
  await logIn('ann');
  expect(client.conversation('c')).toBe(chat);
  await logIn('ben');
  const tries = sent.filter((call) => call === 'POST /api/posts').length;
  await refusal;
  expect(sent.filter((call) => call === 'POST /api/posts').length).toBe(tries);
  expect([chat.messages, shown.at(-1)]).toEqual([[], 0]);
  expect(chat.lost).toBeInstanceOf(AccountEnded);
  await expect(chat.catchUp()).rejects.toBeInstanceOf(AccountEnded);
  expect(client.conversation('c')).not.toBe(chat);
});

test('signing out names the session by its refresh token, and is repeated until it is answered', async () => {
  const bodies: string[] = [];
  const { fetch } = serviceOf({
    'POST /api/auth/logout': (_token, body) => {
      bodies.push(body);
      if (bodies.length === 1) throw new TypeError('fetch failed');
      return [204];
    },
  });
  const tokens = memoryStore({ accessToken: 'old', refreshToken: 'r', expiresAt: 0 });
  await createClient({ ...options, fetch, tokens }).call('identity.log-out', {});
  expect(bodies).toEqual(['{"refreshToken":"r"}', '{"refreshToken":"r"}']);
  expect(tokens.read()).toBeNull();
});

test('it works where crypto and the newer parts of AbortSignal are missing', async () => {
  const { fetch } = serviceOf({ 'POST /api/posts': () => [201, { id: 'p' }] });
  vi.stubGlobal('crypto', undefined);
  vi.stubGlobal('AbortSignal', { timeout: undefined, any: undefined });
  vi.stubGlobal('URLSearchParams', undefined);
  const client = createClient({ ...options, fetch, timeoutMs: 20 });
  expect(await client.call('posts.create-post', { text: 'hi' })).toEqual({ id: 'p' });
  const ids = Array.from({ length: 100 }, randomId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('every call can be aborted, also while it waits to be repeated', async () => {
  const { fetch } = serviceOf({});
  const slow = { tries: 9, firstPauseMs: 60_000, longestPauseMs: 60_000 };
  for (const transport of ['http', 'socket'] as const) {
    const client = createClient({ url: 'http://127.0.0.1:9', transport, fetch, resends: slow });
    const controller = new AbortController();
    const call = client.call('posts.get-post', { postId: 'p' }, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('left the screen')), 20);
    await expect(call).rejects.toThrow('left the screen');
    client.close();
  }
});

test('a log-in that waits for a second factor changes nothing; proving it signs in', async () => {
  const { fetch, sent } = serviceOf({
    'POST /api/auth/login': () => [200, { factorRequired: { ticket: 't', kinds: ['totp'] } }],
    'POST /api/auth/login/factor': (_token, body) => signedIn(JSON.parse(body).ticket),
  });
  const tokens = memoryStore({ accessToken: 'former', refreshToken: 'r', userId: 'ben' });
  const client = createClient({ ...options, fetch, tokens });
  const answer = await client.call('identity.log-in', { login: 'ann', password: 'p' });
  if (!needsFactor(answer)) throw new Error('No second factor was asked for');
  expect(tokens.read()).toMatchObject({ accessToken: 'former' });
  const { ticket } = answer.factorRequired;
  const proven = await client.call('identity.prove-factor', { ticket, code: '123456' });
  expect(needsFactor(proven)).toBe(false);
  expect(tokens.read()).toMatchObject({ accessToken: proven.accessToken, userId: 't' });
  expect(sent).toEqual(['POST /api/auth/login', 'POST /api/auth/login/factor']);
});
