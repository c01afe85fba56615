import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OperationName, operations } from '../../src/application/catalogue.ts';
import type { Operation } from '../../src/application/kernel/operation.ts';
import { paramsOf } from '../../src/interfaces/http/route.ts';
import { routeOf } from '../../src/interfaces/http/routes.ts';
import type { Person, SocketListener } from '../kit/service.ts';
import { startTestService, type TestService } from '../kit/service.ts';
import { databases } from '../kit/world.ts';
import { inputsOf } from './inputs.ts';

// A release is tested with FUZZ_RUNS=1000.
const numRuns = Number(process.env.FUZZ_RUNS ?? 12);
const ends = new Set(['identity.log-out', 'identity.delete-me', 'identity.change-password']);

describe.each(databases)('random input on %s', (kind) => {
  let service: TestService;
  let ann: Person;
  let socket: SocketListener;
  let ids: string[];
  beforeAll(async () => {
    service = await startTestService(kind);
    ann = await service.person('ann');
    const bob = await service.person('bob');
    const post = await ann.does('posts.create-post', { text: 'mine' });
    const other = await bob.does('posts.create-post', { text: 'theirs' });
    const comment = await bob.does('posts.add-comment', { postId: post.id, text: 'hello' });
    const item = await ann.does('wardrobe.add-item', { name: 'coat', category: 'coat' });
    const collection = await ann.does('wardrobe.create-collection', { kind: 'capsule', title: 'few' });
    socket = await ann.listen();
    const nothing = '0190b6a4-0000-7000-8000-000000000001';
    const outfit = await ann.does('wardrobe.create-outfit', { pieces: [{ itemId: item.id }] });
    const occasion = await ann.does('wardrobe.create-occasion', { title: 'tea', startsOn: '2030-01-01' });
    const wear = await ann.does('wardrobe.log-wear', { on: '2025-01-01', itemIds: [item.id] });
    const wardrobe = [item, collection, outfit, occasion, wear].map(({ id }) => id);
    ids = [ann.id, bob.id, post.id, other.id, comment.id, ...wardrobe, nothing];
  });
  afterAll(() => service.stop());

  test.each(operations.map(({ name }) => name))('%s never answers with an internal error', async (name) => {
    const operation = operations.find((one) => one.name === name) as unknown as Operation;
    // Operations that end the session are called without a token; other tests make valid calls.
    const token = ends.has(name) ? undefined : ann.accessToken;
    await fc.assert(
      fc.asyncProperty(inputsOf(operation, ids), async (input) => {
        if (!operation.overSockets) expect(await overHttp(operation, input, token)).toBeLessThan(500);
        expect(await overSocket(operation, input, token)).toBeLessThan(500);
      }),
      { numRuns: operation.name === 'identity.register' ? Math.min(numRuns, 30) : numRuns },
    );
  });

  async function overHttp({ name }: Operation, input: Record<string, unknown>, token: string | undefined) {
    const { method, path } = routeOf(name as OperationName)!;
    const names = paramsOf(path);
    const filled = path.replace(/:(\w+)/g, (_, param: string) => asText(input[param]) || 'x');
    const rest = Object.entries(input).filter(([field]) => !names.includes(field));
    const query = rest.map(([field, value]) => `${asText(field)}=${asText(value)}`).join('&');
    const url = `/api${filled}${method === 'GET' ? `?${query}` : ''}`;
    // The server itself refuses a longer request line, before the application sees it.
    if (url.length > 12_000) return 0;
    const body = Object.fromEntries(rest);
    const answer = await service.request(method, url, { token, ...(method !== 'GET' && { json: body }) });
    return answer.status;
  }

  async function overSocket({ name }: Operation, input: Record<string, unknown>, token: string | undefined) {
    const calls = token === undefined ? await service.listener() : socket;
    const answer = await calls.socket.timeout(10_000).emitWithAck(name, input);
    if (token === undefined) calls.close();
    service.published.answer(name, answer);
    return answer.ok ? 200 : answer.problem.status;
  }

  test.each([
    ['GET', '/api/users/%E0%A4%A'],
    ['GET', '/api/users/%00'],
    ['GET', '/api/users/..%2f..%2fetc%2fpasswd'],
    ['GET', '/api//users'],
    ['GET', '/api/users/?limit=1&limit=2'],
    ['GET', '/api/users?limit[]=1&limit[a]=2&__proto__=1&__proto__[x]=2&constructor=3'],
    ['GET', '/api/users?%ED%A0%80=%FF&=&&=1&limit=%'],
    ['GET', `/api/users?${'a=1&'.repeat(2000)}`],
    ['GET', `/api/search/users?q=${'%25_'.repeat(300)}`],
    ['GET', `/api/search/users?q=${encodeURIComponent('\u0000 \ufdfa % _ \\\\ "')}`],
    ['POST', '/api/posts?text=a&text=b'],
    ['DELETE', '/api/posts/me'],
    ['PATCH', '/api/users/me?links=x'],
    ['OPTIONS', '/api/users/%E0%A4%A'],
  ])('a malformed URL never causes an internal error: %s %s', async (method, path) => {
    const odd = { 'idempotency-key': ' \t ', 'x-request-id': '"><', cookie: 'layers-access=x; =; a' };
    for (const headers of [{}, odd]) {
      const answer = await service.request(method, path, { token: ann.accessToken, headers });
      expect(answer.status).toBeLessThan(500);
    }
  });

  test('a packet above the limit disconnects only its own socket', async () => {
    const loud = await ann.listen();
    const cut = new Promise((resolve) => loud.socket.once('disconnect', resolve));
    loud.socket.emit('posts.create-post', { text: 'x'.repeat(1024 * 1024 + 1) });
    await cut;
    loud.close();
    expect((await socket.call('identity.get-me', {})).ok).toBe(true);
  });

  test('a malformed packet is refused, and socket and service go on', async () => {
    const { socket: raw } = socket;
    for (const args of [
      [],
      [null],
      [7],
      ['x'],
      [[]],
      [{}, null],
      [{}, {}, {}],
      [{}, { idempotencyKey: 7 }],
      [new Uint8Array(9)],
    ])
      for (const event of [
        'posts.create-post',
        'no.such-operation',
        '__proto__',
        'constructor',
        'identity.renew-socket',
      ]) {
        const answer = await raw.timeout(10_000).emitWithAck(event, ...args);
        expect([event, answer.ok, answer.problem?.status < 500]).toEqual([event, false, true]);
      }
    expect((await service.request('GET', '/readyz')).status).toBe(200);
    expect((await ann.call('identity.get-me', {})).ok).toBe(true);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

/** Encodes a value for a path or query. A lone surrogate cannot be encoded there, so its raw bytes are sent. */
function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  if (text === '.' || text === '..') return '%2e';
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}
