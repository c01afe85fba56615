import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SystemClock } from '../../src/infrastructure/kernel/runtime/clock.ts';
import { SignedLinks } from '../../src/infrastructure/media/links/signed-links.ts';
import { DiskStore } from '../../src/infrastructure/media/stores/disk-store.ts';
import { openGcs } from '../../src/infrastructure/media/stores/gcs-store.ts';
import { openObjectStore } from '../../src/infrastructure/media/stores/open-object-store.ts';
import { openS3 } from '../../src/infrastructure/media/stores/s3-store.ts';
import { StoredObjects } from '../../src/infrastructure/media/stores/served-objects.ts';
import { startWorld } from '../interfaces/world.ts';
import type { FakeServer } from '../kit/servers/fake-server.ts';
import { FakeGcs, gcsCredentials } from '../kit/servers/gcs.ts';
import { FakeS3, s3Credentials } from '../kit/servers/s3.ts';
import { objectStoreContract, type StoreUnderTest } from './object-store.contract.ts';

class AheadClock extends SystemClock {
  ahead = 0;

  override now(): number {
    return super.now() + this.ahead;
  }
}

objectStoreContract('Files on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'layers-store-'));
  const clock = new AheadClock();
  const links = new SignedLinks(randomBytes(32));
  const store = new DiskStore({ folder, publicUrl: 'http://localhost:3000', links, clock });
  const world = await startWorld({ objects: new StoredObjects(store, links, clock) });
  return {
    store,
    fetch: (url, init) => fetch(`http://127.0.0.1:${world.port}${new URL(url).pathname}`, init),
    later: (ms) => {
      clock.ahead = ms;
    },
    async stop() {
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
});

const behind = (fake: FakeServer, store: StoreUnderTest['store']): StoreUnderTest => ({
  store,
  fetch: (url, init) => fetch(url, init),
  later: (ms) => {
    fake.ahead = ms;
  },
  damageNext: () => {
    fake.damagesNext = true;
  },
  stop: () => fake.stop(),
});

async function gcs() {
  const fake = new FakeGcs();
  const url = new URL(`gs://wardrobe?endpoint=${await fake.start()}`);
  const options = { credentials: gcsCredentials, projectId: 'tests', retryOptions: { autoRetry: false } };
  return { fake, store: openGcs(url, new SystemClock(), options) };
}
objectStoreContract('Google Cloud Storage', async () => {
  const { fake, store } = await gcs();
  return behind(fake, store);
});

async function s3() {
  const fake = new FakeS3();
  const url = new URL(`s3://wardrobe?region=eu-central-1&endpoint=${await fake.start()}`);
  return { fake, store: openS3(url, new SystemClock(), { credentials: s3Credentials, maxAttempts: 1 }) };
}
objectStoreContract('S3', async () => {
  const { fake, store } = await s3();
  return behind(fake, store);
});

describe('A store that is down', () => {
  test.each([
    ['Google Cloud Storage', gcs],
    ['S3', s3],
  ])('%s fails its check and every call', async (_name, open) => {
    const { fake, store } = await open();
    fake.isDown = true;
    await expect(store.check()).rejects.toThrow();
    await expect(store.head('files/a/b/original')).rejects.toThrow();
    fake.stop();
  });
});

test('S3 refuses requests signed with another secret', async () => {
  const fake = new FakeS3();
  const url = new URL(`s3://wardrobe?region=eu-central-1&endpoint=${await fake.start()}`);
  const credentials = { ...s3Credentials, secretAccessKey: 'another' };
  const store = openS3(url, new SystemClock(), { credentials, maxAttempts: 1 });
  await expect(store.check()).rejects.toThrow(/SignatureDoesNotMatch/);
  fake.stop();
});

const real = process.env.TEST_STORAGE_URL;
if (real !== undefined)
  objectStoreContract(`The bucket ${real}`, async () => {
    const links = new SignedLinks(randomBytes(32));
    const store = await openObjectStore(real, { publicUrl: '', links, clock: new SystemClock() });
    return { store, fetch: (url, init) => fetch(url, init), stop: () => {} };
  });
