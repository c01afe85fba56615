import {
  BlobServiceClient,
  type StoragePipelineOptions,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { DependencyRefused } from '../../../application/kernel/dependencies.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { AzureStore } from './azure-store.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `azblob://container?account=&endpoint=`, with AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_KEY. */
export function openAzure(
  url: URL,
  clock: Clock,
  environment: Environment,
  options: StoragePipelineOptions = {},
): AzureStore {
  const given = Object.fromEntries(
    (environment.AZURE_STORAGE_CONNECTION_STRING ?? '').split(';').map((part) => part.split(/=(.*)/s, 2)),
  ) as Environment;
  const account = url.searchParams.get('account') ?? given.AccountName ?? environment.AZURE_STORAGE_ACCOUNT;
  const key = given.AccountKey ?? environment.AZURE_STORAGE_KEY;
  if (!account || !key) {
    const reason = `set ${account ? 'AZURE_STORAGE_KEY' : '?account= in STORAGE_URL'}, or AZURE_STORAGE_CONNECTION_STRING`;
    throw new DependencyRefused({ dependency: 'the file store', reason });
  }
  const server =
    url.searchParams.get('endpoint') ?? given.BlobEndpoint ?? `https://${account}.blob.core.windows.net`;
  const credential = new StorageSharedKeyCredential(account, key);
  const service = new BlobServiceClient(server, credential, {
    retryOptions: { maxTries: 3, tryTimeoutInMs: 30_000 },
    ...options,
  });
  const container = service.getContainerClient(url.hostname);
  return new AzureStore({ container, credential, clock });
}
