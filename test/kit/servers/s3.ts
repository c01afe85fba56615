import { createHash, createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import {
  bucket,
  type FakeAnswer,
  type FakeObject,
  type FakeRequest,
  FakeServer,
  pageSize,
  Refused,
} from './fake-server.ts';

export const s3Credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret for tests only' };

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Implements the part of S3 that the adapter uses, with paths instead of hosts; rejects requests without a valid V4
 * signature.
 */
export class FakeS3 extends FakeServer {
  protected answer(request: FakeRequest): FakeAnswer {
    const payload = this.#verify(request);
    const [, inBucket, ...parts] = decodeURIComponent(request.url.pathname).split('/');
    if (inBucket !== bucket) throw new Refused(404, 'NoSuchBucket');
    const key = parts.join('/');
    const object = this.objects.get(key);
    const { method, url, headers } = request;
    if (method === 'GET' && key === '') return this.#list(url.searchParams);
    if (method === 'PUT') return this.#put(key, request, payload);
    if (method === 'DELETE' && key !== '') {
      this.objects.delete(key);
      return { status: 204 };
    }
    if (!object) throw new Refused(404, 'NoSuchKey');
    return this.download(object, headers.range, described(object, url.searchParams));
  }

  protected refusal({ status, message }: Refused): FakeAnswer {
    const body = `<?xml version="1.0"?><Error><Code>${message}</Code><Message>${message}</Message></Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body };
  }

  #put(key: string, { headers, body }: FakeRequest, payload: string): FakeAnswer {
    const isChunked = payload.startsWith('STREAMING-');
    const { bytes, trailer } = isChunked
      ? dechunked(body)
      : { bytes: body, trailer: {} as Record<string, string> };
    const arrived = this.arrived(bytes);
    if (!isChunked && payload !== 'UNSIGNED-PAYLOAD' && sha256(arrived) !== payload)
      throw new Refused(400, 'XAmzContentSHA256Mismatch');
    const length = headers['x-amz-decoded-content-length'];
    if (length !== undefined && Number(length) !== bytes.length) throw new Refused(400, 'IncompleteBody');
    const checksum = trailer['x-amz-checksum-crc32'] ?? headers['x-amz-checksum-crc32'];
    if (checksum !== undefined && checksum !== crcOf(arrived)) throw new Refused(400, 'BadDigest');
    if (headers['if-none-match'] === '*' && this.objects.has(key))
      throw new Refused(412, 'PreconditionFailed');
    const object = this.store(key, arrived, headers['content-type'] ?? '', headers['cache-control']);
    return { status: 200, headers: { etag: etagOf(object), 'x-amz-checksum-crc32': crcOf(arrived) } };
  }

  #list(query: URLSearchParams): FakeAnswer {
    const after = query.get('continuation-token') ?? '';
    const limit = Number(query.get('max-keys') ?? pageSize);
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort();
    const page = keys.slice(0, limit);
    const isCut = keys.length > page.length;
    const contents = page.map((key) => {
      const { at, bytes } = this.objects.get(key)!;
      return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`;
    });
    const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    const body = `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isCut}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body };
  }

  /** Returns the signature's statement about the payload. */
  #verify({ method, url, headers }: FakeRequest): string {
    const query = url.searchParams;
    const given = query.has('X-Amz-Signature')
      ? {
          credential: query.get('X-Amz-Credential')!,
          signed: query.get('X-Amz-SignedHeaders')!,
          signature: query.get('X-Amz-Signature')!,
          date: query.get('X-Amz-Date')!,
          payload: 'UNSIGNED-PAYLOAD',
          seconds: Number(query.get('X-Amz-Expires')),
        }
      : {
          ...inAuthorization(headers.authorization),
          date: String(headers['x-amz-date']),
          payload: String(headers['x-amz-content-sha256']),
          seconds: 15 * 60,
        };
    const [id, ...scope] = given.credential.split('/');
    if (id !== s3Credentials.accessKeyId) throw new Refused(403, 'InvalidAccessKeyId');
    const signedAt = Date.parse(
      given.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
    );
    if (!(this.now() < signedAt + given.seconds * 1000)) throw new Refused(403, 'AccessDenied');
    const pairs = [...query]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort();
    const lines = given.signed.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
    const canonical = [
      method,
      url.pathname,
      pairs.join('&'),
      lines.join(''),
      given.signed,
      given.payload,
    ].join('\n');
    const toSign = ['AWS4-HMAC-SHA256', given.date, scope.join('/'), sha256(canonical)].join('\n');
    const [day, region, service] = scope as [string, string, string];
    const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(
      (secret, part) => hmac(secret, part),
      `AWS4${s3Credentials.secretAccessKey}`,
    );
    if (hmac(key, toSign).toString('hex') !== given.signature)
      throw new Refused(403, 'SignatureDoesNotMatch');
    return given.payload;
  }
}

function inAuthorization(header = '') {
  const [, credential, signed, signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\S+)$/.exec(header) ?? [];
  if (credential === undefined) throw new Refused(403, 'AccessDenied');
  return { credential, signed: signed!, signature: signature! };
}

const crcOf = (bytes: Buffer) => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum.toString('base64');
};
const etagOf = ({ bytes }: FakeObject) => `"${createHash('md5').update(bytes).digest('hex')}"`;

function described(object: FakeObject, query: URLSearchParams): Record<string, string> {
  const disposition = query.get('response-content-disposition');
  return {
    'content-type': query.get('response-content-type') ?? object.contentType,
    'content-length': String(object.bytes.length),
    'last-modified': object.at.toUTCString(),
    etag: etagOf(object),
    'x-amz-checksum-crc32': crcOf(object.bytes),
    ...(disposition !== null && { 'content-disposition': disposition }),
    ...(object.cacheControl !== undefined && { 'cache-control': object.cacheControl }),
  };
}

/** Decodes `aws-chunked`: chunks with their lengths, then checksums. */
function dechunked(body: Buffer): { bytes: Buffer; trailer: Record<string, string> } {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || Number.isNaN(length)) throw new Refused(400, 'IncompleteBody');
    at = end + 2;
    if (length === 0) break;
    pieces.push(body.subarray(at, at + length));
    at += length + 2;
  }
  const lines = body.toString('latin1', at).split('\r\n').filter(Boolean);
  return {
    bytes: Buffer.concat(pieces),
    trailer: Object.fromEntries(lines.map((line) => line.split(':', 2))),
  };
}
