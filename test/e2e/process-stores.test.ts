import { expect, onTestFinished, test } from 'vitest';
import { amazon, running, s3, start, wrongKey } from '../kit/processes/with-store.ts';
import { FakeS3 } from '../kit/servers/s3.ts';

test('with a wrong key of its store the service does not start, and says why in one line', async () => {
  const STORAGE_URL = s3(await running(new FakeS3()));
  const { code, stderr } = await (await start({ STORAGE_URL, ...amazon('not-for-logs') })).ended;
  expect(stderr).toBe(`The service cannot start: the file store: ${wrongKey} (403 SignatureDoesNotMatch)\n`);
  expect(code).toBe(1);
});

test('with a store that it does not know the service does not start, and names those it knows', async () => {
  const { code, stderr } = await (await start({ STORAGE_URL: 'ftp://files' })).ended;
  expect([code, stderr]).toEqual([
    1,
    'The configuration is invalid:\n  STORAGE_URL: must be the URL of a store, such as file:./data/files; it starts with one of file:, gs://, s3://, azblob://\n',
  ]);
});

test('while the store is away the service starts, says why, and is ready as soon as the store answers', async () => {
  const store = new FakeS3();
  const endpoint = await store.start();
  store.stop();
  const service = await start({ STORAGE_URL: s3(endpoint), ...amazon() });
  const url = await service.url;
  const cause = 'no answer (ECONNREFUSED)';
  const told = () => service.lines.filter(({ msg }) => /file store/.test(String(msg)));
  const refused = await fetch(`${url}/readyz`);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ detail: `Not answering: files (away: ${cause})` });
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect(told()).toMatchObject([{ level: 40, msg: 'the file store is away', cause }]);

  await store.start(Number(new URL(endpoint).port));
  onTestFinished(() => store.stop());
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  store.refusesAll = true;
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
    detail: `Not answering: files (refused: ${wrongKey} (403 AccessDenied))`,
  });
  store.refusesAll = false;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  service.kill('SIGTERM');
  expect(await service.ended).toEqual({ code: 0, signal: null, stderr: '' });
  expect(told().map(({ msg }) => msg)).toEqual([
    'the file store is away',
    'the file store answers again',
    'the file store refuses us',
    'the file store answers again',
  ]);
});
