import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import {
  bucket,
  type FakeAnswer,
  type FakeObject,
  type FakeRequest,
  FakeServer,
  pageSize,
  Refused,
} from './fake-server.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const gcsCredentials = {
  client_email: 'layers@tests.example',
  private_key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
};

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

interface Session {
  readonly key: string;
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  readonly generation: string | null;
  readonly bytes: Buffer;
}

type Described = Omit<Session, 'key' | 'bytes'>;

/** Implements the parts of the JSON API and of signed links that the adapter uses. */
export class FakeGcs extends FakeServer {
  readonly #sessions = new Map<string, Session>();

  protected answer(request: FakeRequest): FakeAnswer {
    const { method, url, headers } = request;
    const query = url.searchParams;
    if (query.has('X-Goog-Signature')) return this.#signed(request);
    if (url.pathname.startsWith('/upload/')) return this.#upload(request);
    const [, , , , inBucket, , ...rest] = url.pathname.split('/');
    if (inBucket !== bucket) throw new Refused(404, 'The specified bucket does not exist.');
    const key = decodeURIComponent(rest.join('/'));
    if (key === '') return this.#list(query);
    const object = this.objects.get(key);
    if (!object) throw new Refused(404, 'notFound');
    if (method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204 };
    }
    if (query.get('alt') === 'media') return this.download(object, headers.range, checksums(object));
    return json(metadata(key, object));
  }

  protected refusal({ status, message }: Refused): FakeAnswer {
    return { ...json({ error: { code: status, message, errors: [{ reason: message, message }] } }), status };
  }

  #upload(request: FakeRequest): FakeAnswer {
    const { method, url, headers, body } = request;
    const query = url.searchParams;
    const session = this.#sessions.get(query.get('upload_id') ?? '');
    if (session) return this.#resume(session, query.get('upload_id')!, request);
    const generation = query.get('ifGenerationMatch');
    if (query.get('uploadType') === 'resumable' && method === 'POST') {
      const id = createHash('sha256').update(`${this.#sessions.size}`).digest('hex').slice(0, 16);
      const contentType = String(headers['x-upload-content-type']);
      const key = query.get('name')!;
      const { cacheControl } = JSON.parse(body.toString());
      this.#sessions.set(id, { key, contentType, cacheControl, generation, bytes: Buffer.alloc(0) });
      const location = `${url.origin}${url.pathname}?uploadType=resumable&upload_id=${id}`;
      return { status: 200, headers: { location, 'content-length': '0' } };
    }
    const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')![1]!;
    const [described, content] = multipart(body, boundary);
    const { contentType, cacheControl } = JSON.parse(described!.toString());
    return this.#keep(query.get('name')!, content!, { contentType, cacheControl, generation });
  }

  #resume(session: Session, id: string, { headers, body }: FakeRequest): FakeAnswer {
    const [, from, total] =
      /^bytes (\d+|\*)(?:-\d+|-\*)?\/(\d+|\*)$/.exec(headers['content-range'] ?? '') ?? [];
    if (from !== '*' && Number(from) !== session.bytes.length) throw new Refused(400, 'invalidRange');
    const bytes = Buffer.concat([session.bytes, body]);
    if (total !== '*' && bytes.length < Number(total)) {
      this.#sessions.set(id, { ...session, bytes });
      return { status: 308, headers: { range: `bytes=0-${bytes.length - 1}` } };
    }
    this.#sessions.delete(id);
    return this.#keep(session.key, bytes, session);
  }

  #keep(key: string, bytes: Buffer, { contentType, cacheControl, generation }: Described): FakeAnswer {
    if (generation === '0' && this.objects.has(key)) throw new Refused(412, 'conditionNotMet');
    return json(metadata(key, this.store(key, this.arrived(bytes), contentType, cacheControl)));
  }

  #list(query: URLSearchParams): FakeAnswer {
    const after = query.get('pageToken') ?? '';
    const all = [...this.objects].filter(([key]) => key.startsWith(query.get('prefix') ?? '') && key > after);
    const page = all.sort().slice(0, Number(query.get('maxResults') ?? pageSize));
    const more = all.length > page.length && { nextPageToken: page.at(-1)![0] };
    return json({
      kind: 'storage#objects',
      items: page.map(([key, object]) => metadata(key, object)),
      ...more,
    });
  }

  /** A request with a signed link: V4, with the headers that it lists. */
  #signed({ method, url, headers, body }: FakeRequest): FakeAnswer {
    const query = url.searchParams;
    const names = query.get('X-Goog-SignedHeaders')!;
    // The port is not part of the signature.
    const headerOf = (name: string) => (name === 'host' ? url.hostname : String(headers[name] ?? ''));
    const lines = names.split(';').map((name) => `${name}:${headerOf(name)}\n`);
    const pairs = [...query]
      .filter(([name]) => name !== 'X-Goog-Signature')
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort();
    const canonical = [method, url.pathname, pairs.join('&'), lines.join(''), names, 'UNSIGNED-PAYLOAD'].join(
      '\n',
    );
    const date = query.get('X-Goog-Date')!;
    const scope = query.get('X-Goog-Credential')!.split('/').slice(1).join('/');
    const hash = createHash('sha256').update(canonical).digest('hex');
    const toSign = ['GOOG4-RSA-SHA256', date, scope, hash].join('\n');
    const signature = Buffer.from(query.get('X-Goog-Signature')!, 'hex');
    if (!verify('sha256', Buffer.from(toSign), keys.publicKey, signature))
      throw new Refused(403, 'SignatureDoesNotMatch');
    const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    if (this.now() >= at + Number(query.get('X-Goog-Expires')) * 1000) throw new Refused(400, 'ExpiredToken');

    const key = decodeURIComponent(url.pathname).split('/').slice(2).join('/');
    if (method === 'PUT') {
      const [least, most] = String(headers['x-goog-content-length-range']).split(',').map(Number);
      if (body.length < least! || body.length > most!) throw new Refused(400, 'EntityTooLarge');
      const generation = String(headers['x-goog-if-generation-match']);
      const described = { contentType: headers['content-type'] ?? '', cacheControl: undefined, generation };
      return { ...this.#keep(key, body, described), status: 200 };
    }
    if (method !== 'GET' && method !== 'HEAD') throw new Refused(403, 'SignatureDoesNotMatch');
    const object = this.objects.get(key);
    if (!object) throw new Refused(404, 'NoSuchKey');
    return this.download(object, headers.range, {
      'content-type': query.get('response-content-type') ?? object.contentType,
      'content-disposition': query.get('response-content-disposition') ?? 'inline',
      ...(object.cacheControl !== undefined && { 'cache-control': object.cacheControl }),
    });
  }
}

const json = (value: object): FakeAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');
const checksums = ({ bytes, contentType }: FakeObject) => ({
  'content-type': contentType,
  'x-goog-hash': `crc32c=${crc32c(bytes)},md5=${md5(bytes)}`,
});
const metadata = (name: string, { bytes, contentType, at }: FakeObject) => ({
  kind: 'storage#object',
  name,
  contentType,
  size: String(bytes.length),
  updated: at.toISOString(),
  generation: '1',
  crc32c: crc32c(bytes),
  md5Hash: md5(bytes),
});

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});
function crc32c(bytes: Buffer): string {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 0xff]!;
  const big = Buffer.alloc(4);
  big.writeUInt32BE((sum ^ 0xffffffff) >>> 0);
  return big.toString('base64');
}

/** The parts of a multipart message. */
function multipart(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`);
  const bodies: Buffer[] = [];
  let from = body.indexOf(mark) + mark.length;
  for (let to = body.indexOf(mark, from); to >= 0; from = to + mark.length, to = body.indexOf(mark, from)) {
    const part = body.subarray(from, to);
    bodies.push(part.subarray(part.indexOf('\r\n\r\n') + 4, part.length - 2));
  }
  return bodies;
}
