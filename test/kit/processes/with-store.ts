import { onTestFinished } from 'vitest';
import { azureAccount } from '../servers/azure.ts';
import { s3Credentials } from '../servers/s3.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { startForTest } from './main-process.ts';

/** Starts the service with an empty data folder; the test ends it. */
export const start = async (environment: Record<string, string>) =>
  startForTest({ DATA_DIR: await temporaryFolder(), ...environment });

/** Starts a server until the end of the test. */
export async function running<S extends { start(): Promise<string>; stop(): void | Promise<void> }>(
  server: S,
) {
  const endpoint = await server.start();
  onTestFinished(() => server.stop());
  return endpoint;
}

export const amazon = (secret = s3Credentials.secretAccessKey) => ({
  AWS_ACCESS_KEY_ID: s3Credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: secret,
});
export const s3 = (endpoint: string, bucket = 'wardrobe') =>
  `s3://${bucket}?region=eu-central-1&endpoint=${endpoint}`;
export const azure = (endpoint: string, container = 'wardrobe') =>
  `azblob://${container}?account=${azureAccount.name}&endpoint=${endpoint}`;

export const wrongKey = 'the credentials are wrong, or lack the right to do this';
export const noBucket = 'the bucket or container does not exist';
