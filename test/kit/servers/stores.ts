import { randomBytes } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Clock } from '../../../src/application/kernel/ports.ts';
import type { ObjectStore } from '../../../src/application/media/ports.ts';
import type { StoreUnderTest } from '../../../src/contracts/index.ts';
import { DependencyLog } from '../../../src/infrastructure/kernel/observability/dependency-log.ts';
import { SystemClock } from '../../../src/infrastructure/kernel/runtime/clock.ts';
import { ObjectLinks } from '../../../src/infrastructure/media/links/object-links.ts';
import { SignedLinks } from '../../../src/infrastructure/media/links/signed-links.ts';
import { DiskStore } from '../../../src/infrastructure/media/stores/disk-store.ts';
import { openGcs } from '../../../src/infrastructure/media/stores/gcs-store.ts';
import { GuardedStore } from '../../../src/infrastructure/media/stores/guarded-store.ts';
import { openAzure } from '../../../src/infrastructure/media/stores/open-azure.ts';
import { openS3 } from '../../../src/infrastructure/media/stores/s3-store.ts';
import { StoredObjects } from '../../../src/infrastructure/media/stores/served-objects.ts';
import { startWorld } from '../../interfaces/world.ts';
import { azureAccount, FakeAzure } from './azure.ts';
import { bucket, type FakeServer } from './fake-server.ts';
import { FakeGcs, gcsCredentials } from './gcs.ts';
import { FakeS3, s3Credentials } from './s3.ts';

// Each store with a server in this process, as the suites of the contract want it.

class AheadClock extends SystemClock {
  ahead = 0;

  override now(): number {
    return super.now() + this.ahead;
  }
}

/** As the service opens it. */
export const guarded = (store: ObjectStore, clock = new SystemClock()): ObjectStore =>
  new GuardedStore(store, clock, new DependencyLog(pino({ level: 'silent' }), clock));

/** A store whose links lead to our own HTTP server. */
export async function servedStore(open: (links: ObjectLinks, clock: Clock) => ObjectStore) {
  const clock = new AheadClock();
  const signed = new SignedLinks([randomBytes(32)]);
  const links = new ObjectLinks(signed, 'http://localhost:3000', clock);
  // Links are reused by the right time, and end by that of the server.
  const reopen = () => guarded(open(links, new SystemClock()));
  const store = reopen();
  const world = await startWorld({ objects: new StoredObjects(store, links, signed, clock) });
  return {
    store,
    reopen,
    fetch: (url: string, init?: RequestInit) =>
      fetch(`http://127.0.0.1:${world.port}${new URL(url).pathname}`, init),
    later: (ms: number) => {
      clock.ahead = ms;
    },
    bindsType: true as const,
    bindsSize: true as const,
    stop: () => world.close(),
  };
}

export async function disk(): Promise<StoreUnderTest> {
  const root = await mkdtemp(join(tmpdir(), 'layers-store-'));
  const folder = join(root, 'files');
  const served = await servedStore((links) => new DiskStore(folder, links));
  await served.store.check();
  const file = join(root, 'a-file');
  await writeFile(file, '');
  return {
    ...served,
    // Something else is where the folder was.
    async away(isAway) {
      if (!isAway) await rm(folder);
      await rename(isAway ? folder : `${folder}.away`, isAway ? `${folder}.away` : folder);
      if (isAway) await writeFile(folder, '');
    },
    misconfigured: {
      'a file instead of a folder': guarded(new DiskStore(file, {} as ObjectLinks)),
    },
    async stop() {
      await served.stop();
      await rm(root, { recursive: true });
    },
  };
}

const behind = (fake: FakeServer, reopen: () => ObjectStore) => ({
  store: reopen(),
  reopen,
  fetch: (url: string, init?: RequestInit) => fetch(url, init),
  later: (ms: number) => {
    fake.ahead = ms;
  },
  damageNext: () => {
    fake.damagesNext = true;
  },
  away: (isAway: boolean) => {
    fake.isDown = isAway;
  },
  seed: (keys: readonly string[]) => {
    for (const key of keys) fake.store(key, Buffer.from('x'), 'text/plain');
  },
  stop: () => fake.stop(),
});

/** The value of a parameter of a signed link. */
const told = (url: string, name: string) => new URL(url).searchParams.get(name)!;
const signedAt = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

export async function gcs(): Promise<StoreUnderTest> {
  const fake = new FakeGcs();
  const endpoint = await fake.start();
  const refusing = new FakeGcs();
  refusing.refusesAll = true;
  const refused = await refusing.start();
  const open = (name: string, at = endpoint) => {
    const options = { credentials: gcsCredentials, projectId: 'tests', retryOptions: { autoRetry: false } };
    return guarded(openGcs(new URL(`gs://${name}?endpoint=${at}`), new SystemClock(), options));
  };
  return {
    ...behind(fake, () => open(bucket)),
    misconfigured: { 'another bucket': open('nowhere'), 'no permission': open(bucket, refused) },
    endOf: (url) => signedAt(told(url, 'X-Goog-Date')) + Number(told(url, 'X-Goog-Expires')) * 1000,
    bindsType: true,
    bindsSize: true,
    stop() {
      fake.stop();
      refusing.stop();
    },
  };
}

export async function s3(): Promise<StoreUnderTest> {
  const fake = new FakeS3();
  const endpoint = await fake.start();
  const open = (name: string, secretAccessKey = s3Credentials.secretAccessKey) => {
    const url = new URL(`s3://${name}?region=eu-central-1&endpoint=${endpoint}`);
    const credentials = { ...s3Credentials, secretAccessKey };
    return guarded(openS3(url, new SystemClock(), { credentials, maxAttempts: 1 }));
  };
  return {
    ...behind(fake, () => open(bucket)),
    misconfigured: { 'another bucket': open('nowhere'), 'a wrong key': open(bucket, 'another') },
    endOf: (url) => signedAt(told(url, 'X-Amz-Date')) + Number(told(url, 'X-Amz-Expires')) * 1000,
    bindsType: true,
    bindsSize: true,
  };
}

export async function azure(): Promise<StoreUnderTest> {
  const fake = new FakeAzure();
  const endpoint = await fake.start();
  const open = (name: string, key = azureAccount.key) => {
    const url = new URL(`azblob://${name}?account=${azureAccount.name}&endpoint=${endpoint}`);
    const options = { retryOptions: { maxTries: 1 } };
    return guarded(openAzure(url, new SystemClock(), { AZURE_STORAGE_KEY: key }, options));
  };
  return {
    ...behind(fake, () => open(bucket)),
    misconfigured: { 'another container': open('nowhere'), 'a wrong key': open(bucket, btoa('another')) },
    endOf: (url) => Date.parse(told(url, 'se')),
  };
}

/** A store for the suites, with the abilities that it cannot have: see docs/adapters.md. */
interface ListedStore {
  readonly open: () => Promise<StoreUnderTest>;
  readonly lacks: readonly (keyof StoreUnderTest)[];
}

export const stores: Readonly<Record<string, ListedStore>> = {
  'Files on disk': { open: disk, lacks: ['damageNext', 'endOf'] },
  'Google Cloud Storage': { open: gcs, lacks: [] },
  S3: { open: s3, lacks: [] },
  'Azure Blob Storage': { open: azure, lacks: ['bindsType', 'bindsSize'] },
};
