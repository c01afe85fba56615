import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { ObjectStore } from '../../../application/media/ports.ts';
import { DependencyLog } from '../../kernel/observability/dependency-log.ts';
import { orInstall } from '../../kernel/runtime/optional-packages.ts';
import type { ObjectLinks } from '../links/object-links.ts';
import { GuardedStore } from './guarded-store.ts';

interface Setup {
  /** For a store that browsers cannot reach. */
  readonly links: ObjectLinks;
  readonly clock: Clock;
}
const dependency = 'the file store';

type Opener = (url: string, setup: Setup) => Promise<ObjectStore>;

/** The stores by the start of their URLs. Each loads its library only when it is opened. */
const openers: Readonly<Record<string, Opener>> = {
  'file:': async (url, { links }) => {
    const { DiskStore } = await import('./disk-store.ts');
    return new DiskStore(resolve(url.slice('file:'.length)), links);
  },
  'gs://': async (url, { clock }) => {
    const { openGcs } = await import('./gcs-store.ts');
    return openGcs(new URL(url), clock);
  },
  's3://': async (url, { clock }) => {
    const { openS3 } = await import('./s3-store.ts').catch(orInstall('s3', dependency));
    return openS3(new URL(url), clock);
  },
  'azblob://': async (url, { clock }) => {
    const { openAzure } = await import('./open-azure.ts').catch(orInstall('azure', dependency));
    return openAzure(new URL(url), clock, process.env);
  },
};

export const storeSchemes: readonly string[] = Object.keys(openers);

const schemeOf = (url: string) => storeSchemes.find((scheme) => url.startsWith(scheme));

/** Whether there is a store for the URL, and something behind its scheme. */
export const isStoreUrl = (url: string): boolean => url.length > (schemeOf(url)?.length ?? url.length);

/** The store that `STORAGE_URL` names. */
export async function openObjectStore(url: string, setup: Setup & { logger: Logger }): Promise<ObjectStore> {
  const { clock, logger } = setup;
  return new GuardedStore(
    await openers[schemeOf(url)!]!(url, setup),
    clock,
    new DependencyLog(logger, clock),
  );
}
