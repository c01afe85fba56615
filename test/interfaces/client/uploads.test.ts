import { afterEach, expect, test, vi } from 'vitest';
import { operations } from '../../../src/application/catalogue.ts';
import { formOf, hasFiles } from '../../../src/interfaces/client/uploads/files.ts';
import { uploadSender } from '../../../src/interfaces/client/uploads/sender.ts';
import { uploadFieldsOf } from '../../../src/interfaces/kit/calls/upload-fields.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser's request, as far as the sender uses it; the test decides what happens. */
class FakeXhr {
  static last: FakeXhr;
  readonly upload = { onprogress: (_: { loaded: number; total: number }) => {} };
  readonly headers: Record<string, string> = {};
  withCredentials = false;
  status = 0;
  responseText = '';
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  constructor() {
    FakeXhr.last = this;
  }
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send() {}
  abort() {
    this.onabort();
  }
}
const upload = {
  url: 'http://s',
  method: 'PUT',
  headers: { a: 'b' },
  body: new Blob(['x']),
  withCredentials: true,
};

test('a browser tells the progress of an upload while it runs', async () => {
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  const told: object[] = [];
  const sending = uploadSender(fetch)({ ...upload, onProgress: (progress) => told.push(progress) });
  const request = FakeXhr.last;
  request.upload.onprogress({ loaded: 3, total: 9 });
  request.upload.onprogress({ loaded: 9, total: 9 });
  Object.assign(request, { status: 201, responseText: '{}' }).onload();
  expect(await sending).toEqual({ status: 201, text: '{}' });
  expect(told).toEqual([
    { sent: 3, total: 9 },
    { sent: 9, total: 9 },
  ]);
  expect([request.headers, request.withCredentials]).toEqual([{ a: 'b' }, true]);
});

test('an aborted upload throws the reason, and an interrupted one says so', async () => {
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  const controller = new AbortController();
  const aborted = uploadSender(fetch)({ ...upload, signal: controller.signal });
  controller.abort(new Error('left'));
  await expect(aborted).rejects.toThrow('left');
  const broken = uploadSender(fetch)(upload);
  FakeXhr.last.onerror();
  await expect(broken).rejects.toMatchObject({ name: 'ConnectionFailed' });
});

test('files make a form: blobs, and what React Native calls a file', () => {
  expect(hasFiles({ text: 'x', images: [new Blob(['a'])] })).toBe(true);
  expect(hasFiles({ file: { uri: 'file:///a.png', name: 'a.png', type: 'image/png' } })).toBe(true);
  expect(hasFiles({ text: 'x', refs: [{ kind: 'item', id: 'i' }] })).toBe(false);
  const form = formOf({ text: 'x', refs: [{ id: 'i' }], images: [new Blob(['a']), new Blob(['b'])] });
  expect([form.get('text'), form.get('refs'), form.getAll('images').length]).toEqual(['x', '{"id":"i"}', 2]);
});

test('the operations whose inputs take files are those of the service', async () => {
  const { readFile } = await import('node:fs/promises');
  const source = await readFile('src/interfaces/client/operations.ts', 'utf8');
  const typed = [...source.matchAll(/^ {2}\| '([\w.-]+)'/gm)].map(([, name]) => name!);
  const taking = operations.filter(({ input }) => uploadFieldsOf(input).fields.size > 0);
  expect(typed.sort()).toEqual(taking.map(({ name }) => name).sort());
});
