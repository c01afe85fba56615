import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
let token: string;
beforeAll(async () => {
  world = await startWorld();
  token = world.sessions.signIn('ann').accessToken;
});
afterAll(() => world.close());

const send = async (body: string, contentType: string | undefined = 'application/json') => {
  const headers: Record<string, string> = contentType === '' ? {} : { 'content-type': contentType };
  const answer = await world.call('POST', '/api/posts', { token, body, headers });
  return answer.status === 201 ? 201 : `${answer.status} ${answer.body.code}`;
};

/** Sends raw bytes that no correct client would send, and resolves to the answer. */
async function raw(head: string, ...chunks: (string | Buffer)[]): Promise<string> {
  const socket = connect(world.port, '127.0.0.1');
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.write(`POST /api/posts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n${head}\r\n\r\n`);
  for (const chunk of chunks) socket.write(chunk);
  await once(socket, 'close');
  return answer;
}

describe('a body', () => {
  it('must be JSON in UTF-8', async () => {
    expect(await send('{"text":"caf\u00e9"}')).toBe(201);
    expect(await send('{"text":"x"}', 'application/json; charset=utf-8')).toBe(201);
    expect(await send('{"text":"x"}', 'Application/JSON;charset="UTF-8"')).toBe(201);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/jsonx',
  ])('must not be %s', async (type) => {
    expect(await send('{"text":"x"}', type)).toBe('415 request.unsupported-media');
  });

  it('that is not JSON is refused as malformed', async () => {
    for (const text of ['{', 'text', '{"text":"x"} more', '\ufeff{"text":"x"}']) {
      expect([text, await send(text)]).toEqual([text, '400 request.malformed']);
    }
    const answer = await raw(
      'content-type: application/json\r\ncontent-length: 14\r\nconnection: close',
      Buffer.from('{"text":"\xff\xfe"} ', 'latin1'),
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
  });

  it('must be an object', async () => {
    for (const text of ['[]', 'null', '1', '"x"'])
      expect(await send(text)).toBe('422 request.invalid-fields');
  });

  it('may be missing when no field is required', async () => {
    const { accessToken } = world.sessions.signIn('bob');
    expect((await world.call('POST', '/api/auth/logout', { token: accessToken })).status).toBe(204);
    expect((await world.call('POST', '/api/posts', { token })).body.errors).toMatchObject([
      { pointer: '/text' },
    ]);
  });

  it('must not be nested too deeply', async () => {
    const nested = (levels: number) => `{"text":"x","extra":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(await send(nested(20))).toBe(201);
    expect(await send(nested(100))).toBe('400 request.malformed');
    expect(await send(nested(400_000))).toBe('400 request.malformed');
  });

  it('has at most 1 MB, and a larger one is refused at once', async () => {
    expect(await send(JSON.stringify({ text: 'x', extra: 'x'.repeat(1024 * 1024 - 100) }))).toBe(201);
    const promised = await raw(
      'content-type: application/json\r\ncontent-length: 99999999',
      'x'.repeat(1000),
    );
    expect(promised).toMatch(/^HTTP\/1.1 413 /);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const streamed = await raw(
      'content-type: application/json\r\ntransfer-encoding: chunked',
      ...Array<string>(20).fill(chunk),
    );
    expect(streamed).toMatch(/^HTTP\/1.1 413 .*"code":"request.too-large"/s);
  });

  it('may be chunked', async () => {
    const chunks = 'connection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked';
    expect(await raw(chunks, '8\r\n{"text":\r\n', '4\r\n"x"}\r\n0\r\n\r\n')).toMatch(/^HTTP\/1.1 201 /);
    expect(await raw(chunks, '0\r\n\r\n')).toMatch(/^HTTP\/1.1 422 /);
  });
});

describe('a broken request', () => {
  it('with an invalid path is refused as malformed', async () => {
    const socket = connect(world.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.write('GET nonsense HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
  });

  it('with an ambiguous length is refused, and nothing after it is processed', async () => {
    const smuggled = 'GET /api/users/me HTTP/1.1\r\nhost: x\r\n\r\n';
    for (const headers of [
      'content-length: 4\r\ntransfer-encoding: chunked',
      'content-length: 4\r\ncontent-length: 40',
      'transfer-encoding: chunked, identity',
      'transfer-encoding : chunked',
      'content-length: +4',
    ]) {
      const answer = await raw(`content-type: application/json\r\n${headers}`, `0\r\n\r\n${smuggled}`);
      expect([headers, answer.match(/HTTP\/1.1 \d+/g)]).toEqual([headers, ['HTTP/1.1 400']]);
    }
  });

  it('with too many headers is refused', async () => {
    expect(await raw(`x-big: ${'x'.repeat(20_000)}`)).toMatch(/^HTTP\/1.1 431 /);
  });
});
