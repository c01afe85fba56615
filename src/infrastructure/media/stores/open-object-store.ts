import { resolve } from 'node:path';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { ObjectStore } from '../../../application/media/ports.ts';
import type { SignedLinks } from '../links/signed-links.ts';
import { DiskStore } from './disk-store.ts';
import { RemoteStore } from './remote-store.ts';

interface Options {
  readonly publicUrl: string;
  readonly links: SignedLinks;
  readonly clock: Clock;
}

/** The store that `STORAGE_URL` names. The libraries of the other stores are not loaded. */
export async function openObjectStore(
  storageUrl: string,
  { publicUrl, links, clock }: Options,
): Promise<ObjectStore> {
  if (storageUrl.startsWith('gs:')) {
    const { openGcs } = await import('./gcs-store.ts');
    return new RemoteStore(openGcs(new URL(storageUrl), clock));
  }
  if (storageUrl.startsWith('s3:')) {
    const { openS3 } = await import('./s3-store.ts');
    return new RemoteStore(openS3(new URL(storageUrl), clock));
  }
  return new DiskStore({ folder: resolve(storageUrl.slice('file:'.length)), publicUrl, links, clock });
}
