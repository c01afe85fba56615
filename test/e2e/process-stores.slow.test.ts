import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { amazon, azure, noBucket, running, s3, start, wrongKey } from '../kit/processes/with-store.ts';
import { without } from '../kit/processes/without-packages.ts';
import { azureAccount, FakeAzure } from '../kit/servers/azure.ts';
import { FakeGcs } from '../kit/servers/gcs.ts';
import { FakeS3 } from '../kit/servers/s3.ts';

const hopeless: Readonly<Record<string, readonly [string, () => Promise<Record<string, string>>]>> = {
  'a missing bucket of S3': [
    `${noBucket} (404 NoSuchBucket)`,
    async () => ({ STORAGE_URL: s3(await running(new FakeS3()), 'nowhere'), ...amazon() }),
  ],
  'a missing bucket of Google': [
    `${noBucket} (404)`,
    async () => ({ STORAGE_URL: `gs://nowhere?endpoint=${await running(new FakeGcs())}` }),
  ],
  'a wrong key of Azure': [
    `${wrongKey} (403 AuthenticationFailed)`,
    async () => ({
      STORAGE_URL: azure(await running(new FakeAzure())),
      AZURE_STORAGE_KEY: btoa('not-for-logs'),
    }),
  ],
  'a missing container of Azure': [
    `${noBucket} (404 ContainerNotFound)`,
    async () => ({
      STORAGE_URL: azure(await running(new FakeAzure()), 'nowhere'),
      AZURE_STORAGE_KEY: azureAccount.key,
    }),
  ],
  'no key of Azure': [
    'set AZURE_STORAGE_KEY, or AZURE_STORAGE_CONNECTION_STRING',
    async () => ({ STORAGE_URL: 'azblob://wardrobe?account=ours' }),
  ],
  "no library for Azure's store": [
    '@azure/storage-blob is not installed; install it with: npm run add -- azure',
    async () => ({ STORAGE_URL: 'azblob://wardrobe?account=ours', ...without('@azure/storage-blob') }),
  ],
  'no library for S3': [
    '@aws-sdk/client-s3 is not installed; install it with: npm run add -- s3',
    async () => ({ STORAGE_URL: 's3://wardrobe', ...without('@aws-sdk/client-s3') }),
  ],
  'a file where the folder should be': [
    'the folder cannot be used (EEXIST)',
    async () => ({ STORAGE_URL: `file:${import.meta.filename}` }),
  ],
};

test.for(Object.entries(hopeless))(
  'with %s the service does not start, and says why in one line',
  async ([, [reason, environment]]) => {
    const { code, stderr } = await (await start(await environment())).ended;
    expect(stderr).toBe(`The service cannot start: the file store: ${reason}\n`);
    expect(code).toBe(1);
  },
);

test('a store that takes a call and never answers delays the start for at most five seconds', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close().closeAllConnections());
  const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const service = await start({ STORAGE_URL: s3(endpoint), ...amazon() });
  const url = await service.url;
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
    detail: 'Not answering: files (away: no answer within 5 s)',
  });
});

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
