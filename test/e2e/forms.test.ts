import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { png } from '../kit/files/images.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';

let service: TestService;
let ann: Person;
beforeAll(async () => {
  service = await startTestService('sqlite');
  ann = await service.person('ann');
});
afterAll(() => service.stop());

const spooled = () => readdir(join(service.core.config.DATA_DIR, 'spool')).catch(() => []);
type Part = readonly [name: string, value: string | Uint8Array<ArrayBuffer>, fileName?: string];

/** Answers status, refusal code and the invalid fields. */
async function send(path: string, ...parts: Part[]): Promise<string> {
  const form = new FormData();
  for (const [name, value, fileName] of parts)
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([value]), fileName ?? 'a.png');
  const { status, body } = await service.form('POST', path, ann.accessToken, form);
  const pointers = (body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer);
  return [status, body.code, ...pointers].filter(Boolean).join(' ');
}

test('an invalid form is refused with its invalid fields, and leaves no files', async () => {
  const picture = await png();
  const large = new Uint8Array(25 * 1024 * 1024 + 1);
  const many = (count: number): Part[] => Array.from({ length: count }, () => ['images[]', picture]);
  const cases: [string, string, ...Part[]][] = [
    ['422 request.invalid-fields /file', '/api/files', ['other', 'text']].slice(0, 2) as [string, string],
    ['422 request.invalid-fields /file', '/api/files', ['file', picture], ['image', picture]],
    ['422 request.invalid-fields /avatar', '/api/files', ['avatar', picture]],
    ['422 request.invalid-fields /more', '/api/files', ['file', picture], ['more', 'text']],
    ['413 media.file-too-large', '/api/files', ['file', large]],
    ['422 media.file-empty', '/api/files', ['file', new Uint8Array()]],
    ['413 request.too-large', '/api/posts', ['text', 'x'.repeat(70_000)]],
    ['413 request.too-large', '/api/posts', ...many(12)],
    ['422 request.invalid-fields /images', '/api/posts', ...many(11)],
    ['422 request.invalid-fields /visibility', '/api/posts', ['images', picture], ['visibility', 'everyone']],
    ['422 request.invalid-fields /text', '/api/posts', ['visibility', 'public']],
    ['422 request.invalid-fields /refs/0', '/api/posts', ['images', picture], ['refs', 'item']],
  ];
  for (const [expected, path, ...parts] of cases) expect(await send(path, ...parts)).toBe(expected);
  expect(await spooled()).toEqual([]);
});

test('an upload accepts every common field name for its file', async () => {
  for (const name of ['file', 'image', 'images', 'images[]', 'images[0]', 'video'])
    expect(await send('/api/files', [name, await png()])).toBe('201');
});

test('a form accepts ids and lists as JSON does', async () => {
  const [one, two] = [await ann.upload(await png()), await ann.upload(await png())];
  const { id } = await ann.does('wardrobe.add-item', { name: 'hat', category: 'hat' });
  for (const parts of [
    [['mediaIds', one.id]],
    [
      ['mediaIds', one.id],
      ['mediaIds', two.id],
    ],
    [
      ['mediaIds[]', one.id],
      ['mediaIds[]', two.id],
      ['images', await png()],
    ],
    [['refs', JSON.stringify({ kind: 'item', id })]],
  ] as Part[][])
    expect(await send('/api/posts', ...parts)).toBe('201');
});

/** Sends raw bytes that no well-behaved client would send; resolves to the status, or to `nothing`. */
function raw(head: string, body: string, ends = false): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(service.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('close', () => resolve(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 'nothing'));
  const lines = ['POST /api/files HTTP/1.1', 'host: x', 'connection: close', head];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`, () => ends && socket.end());
  return promise;
}

test('a malformed or incomplete form is refused and leaves no files', async () => {
  const token = `authorization: Bearer ${ann.accessToken}`;
  const type = (rest: string) => `${token}\r\ncontent-type: multipart/form-data${rest}`;
  const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nbytes';
  expect(await raw(`${type('')}\r\ncontent-length: 3`, 'abc')).toBe('415');
  expect(await raw(`${type('; charset=utf-8')}\r\ncontent-length: 3`, 'abc')).toBe('400');
  expect(await raw(`${type('; boundary=b')}\r\ncontent-length: 3`, 'abc')).toBe('400');
  expect(await raw(`${type('; boundary=b')}\r\ncontent-length: ${part.length}`, part)).toBe('400');
  expect(await raw(`${type('; boundary=b')}\r\ncontent-length: 5000`, part, true)).toMatch(/^(400|nothing)$/);
  expect(await raw(`${type('; boundary=b')}\r\ncontent-length: 400000000`, part)).toBe('413');
  const nobody = 'content-type: multipart/form-data; boundary=b\r\ncontent-length: 5000';
  expect(await raw(nobody, part)).toBe('401');
  await expect.poll(spooled).toEqual([]);
  expect(await send('/api/files', ['file', await png()])).toBe('201');
});

test('an upload that is cut off leaves nothing', async () => {
  const head = [
    'POST /api/files HTTP/1.1',
    'host: x',
    `authorization: Bearer ${ann.accessToken}`,
    'content-type: multipart/form-data; boundary=b',
    'content-length: 20000000',
  ];
  const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
  const sockets = Array.from({ length: 20 }, () => connect(service.port, '127.0.0.1'));
  for (const socket of sockets) socket.write(`${head.join('\r\n')}\r\n\r\n${part}${'x'.repeat(100_000)}`);
  await expect.poll(async () => (await spooled()).length).toBe(20);
  for (const socket of sockets) socket.destroy();
  await expect.poll(spooled).toEqual([]);
});
