import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { bucket, type FakeAnswer, type FakeRequest, FakeServer, type Refused } from './fake-server.ts';

/** Azurite's account, whose key is public. */
export const azuriteAccount = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

interface BlobServer {
  readonly httpServer: { address(): AddressInfo };
  start(): Promise<void>;
  close(): Promise<void>;
}
type Constructor<T> = { readonly default: new (...options: readonly unknown[]) => T };
const load = createRequire(import.meta.url);

/** The emulator in this process, in memory. It has no programming interface, so its server is taken from inside. */
function emulator(): BlobServer {
  const { default: Server } = load('azurite/dist/src/blob/BlobServer') as Constructor<BlobServer>;
  const { default: Configuration } = load('azurite/dist/src/blob/BlobConfiguration') as Constructor<object>;
  const settings = { isMemoryPersistence: true, enableAccessLog: false, skipApiVersionCheck: true };
  return new Server(Object.assign(new Configuration('127.0.0.1', 0), settings));
}

/** Azurite behind a proxy that can be away, and damage what is sent. */
export class Azurite extends FakeServer {
  readonly #server = emulator();
  #target = '';

  /** Returns the endpoint of the account, with one container. */
  override async start(port = 0): Promise<string> {
    await this.#server.start();
    this.#target = `http://127.0.0.1:${this.#server.httpServer.address().port}`;
    const { name, key } = azuriteAccount;
    const credential = new StorageSharedKeyCredential(name, key);
    const service = new BlobServiceClient(`${this.#target}/${name}`, credential);
    await service.createContainer(bucket);
    return `${await super.start(port)}/${name}`;
  }

  override async stop(): Promise<void> {
    super.stop();
    await this.#server.close();
  }

  protected async answer({ method, url, headers, body }: FakeRequest): Promise<FakeAnswer> {
    const isBlock = method === 'PUT' && url.searchParams.get('comp') === 'block';
    const { host, connection, 'transfer-encoding': _, expect, ...kept } = headers;
    const answer = await fetch(this.#target + url.pathname + url.search, {
      method,
      headers: kept as Record<string, string>,
      ...(method !== 'GET' &&
        method !== 'HEAD' && { body: new Uint8Array(isBlock ? this.arrived(body) : body) }),
    });
    const {
      connection: __,
      'keep-alive': ___,
      'transfer-encoding': ____,
      ...told
    } = Object.fromEntries(answer.headers);
    return { status: answer.status, headers: told, body: Buffer.from(await answer.arrayBuffer()) };
  }

  protected refusal({ status, message }: Refused): FakeAnswer {
    return { status, headers: { 'x-ms-error-code': message } };
  }
}
