import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}
export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | string;
}
export interface FakeObject {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  readonly at: Date;
}

/** A refusal by the fake, with the status of the real server. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

/** The bucket of the fakes. There is no other. */
export const bucket = 'wardrobe';
/** Objects in one answer to a list. */
export const pageSize = 100;

/** A server in this process whose clock, availability and transport a test controls. */
export abstract class FakeServer {
  readonly objects = new Map<string, FakeObject>();
  /** Milliseconds by which its clock is ahead. */
  ahead = 0;
  /** Flips a bit of the next body, as a bad connection would. */
  damagesNext = false;
  /** Answers every request with 503. */
  isDown = false;
  /** Answers every request with 403. */
  refusesAll = false;
  #server = createServer((request, response) => void this.#serve(request, response));

  now(): number {
    return Date.now() + this.ahead;
  }

  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  protected abstract answer(request: FakeRequest): FakeAnswer | Promise<FakeAnswer>;
  protected abstract refusal(error: Refused): FakeAnswer;

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: FakeAnswer;
    try {
      const body = await buffer(incoming);
      if (this.isDown) throw new Refused(503, 'SlowDown');
      if (this.refusesAll) throw new Refused(403, 'AccessDenied');
      const { method = '', headers } = incoming;
      const url = new URL(incoming.url!, `http://${headers.host}`);
      answer = await this.answer({ method, url, headers, body });
    } catch (error) {
      if (!(error instanceof Refused)) return void response.destroy(error as Error);
      answer = this.refusal(error);
    }
    response
      .writeHead(answer.status, answer.headers)
      .end(incoming.method === 'HEAD' ? undefined : answer.body);
  }

  store(key: string, bytes: Buffer, contentType: string, cacheControl?: string): FakeObject {
    const object = { bytes, contentType, cacheControl, at: new Date(this.now()) };
    this.objects.set(key, object);
    return object;
  }

  /** The bytes after the transfer. */
  protected arrived(bytes: Buffer): Buffer {
    if (!this.damagesNext || bytes.length === 0) return bytes;
    this.damagesNext = false;
    const damaged = Buffer.from(bytes);
    damaged[damaged.length >> 1]! ^= 1;
    return damaged;
  }

  protected download(
    object: FakeObject,
    range: string | undefined,
    headers: Record<string, string>,
  ): FakeAnswer {
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    if (from === undefined) return { status: 200, headers, body: object.bytes };
    const end = to === '' ? object.bytes.length - 1 : Math.min(Number(to), object.bytes.length - 1);
    const part = object.bytes.subarray(Number(from), end + 1);
    const contentRange = `bytes ${from}-${end}/${object.bytes.length}`;
    const ofPart = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !/checksum|hash|content-length/.test(name)),
    );
    return { status: 206, headers: { ...ofPart, 'content-range': contentRange }, body: part };
  }
}
