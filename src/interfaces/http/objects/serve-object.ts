import { Readable } from 'node:stream';
import type { ServedObject } from '../../../application/kernel/served-objects.ts';
import type { RequestContext } from '../requests/request-context.ts';

/** Nothing in an uploaded file may run, however a browser interprets it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Answers the object, the requested range, or 304 when the client has the current version. */
export async function serveObject(context: RequestContext, object: ServedObject): Promise<Response> {
  const { headers, method } = context.incoming;
  const { size, etag } = object;
  const common: Record<string, string> = {
    etag,
    'accept-ranges': 'bytes',
    'cache-control': `${object.isPublic ? 'public' : 'private'}, max-age=${object.maxAge}, immutable`,
    'content-security-policy': policy,
    // Pages of other origins embed these images.
    'cross-origin-resource-policy': 'cross-origin',
  };
  const known = headers['if-none-match'];
  if (known !== undefined && (known === '*' || known.split(',').some((one) => sameTag(one, etag))))
    return context.answer(304, null, common);
  Object.assign(common, { 'content-type': object.contentType, 'content-disposition': object.disposition });

  const valid = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = valid ? rangeIn(headers.range, size) : undefined;
  if (range === 'outside')
    return context.answer(416, null, { ...common, 'content-range': `bytes */${size}` });
  const { from, to } = range ?? { from: 0, to: size - 1 };
  const answer = {
    ...common,
    'content-length': String(to - from + 1),
    ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
  };
  const status = range ? 206 : 200;
  if (method === 'HEAD') return context.answer(status, null, answer);
  const bytes = await object.bytes({ from, to });
  return context.answer(status, bytes ? streamOf(bytes) : null, answer);
}

const sameTag = (given: string, etag: string) => given.trim().replace(/^W\//, '') === etag;

const streamOf = (bytes: AsyncIterable<Uint8Array>) =>
  Readable.toWeb(bytes instanceof Readable ? bytes : Readable.from(bytes)) as ReadableStream<
    Uint8Array<ArrayBuffer>
  >;

/** A request for several ranges gets the whole object, as the standard allows. */
function rangeIn(header: string | undefined, size: number) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'outside' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size) return 'outside';
  return to < from ? undefined : { from, to };
}
