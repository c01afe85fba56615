import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Malformed, TooLarge, UnsupportedMedia } from '../../refusals.ts';
import { fieldsOf } from '../calls/fields.ts';

const limit = 1024 * 1024;
const withinMs = 60_000;
const json = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const empty: Readonly<Record<string, unknown>> = {};

export const isJson = (incoming: IncomingMessage): boolean =>
  json.test(incoming.headers['content-type'] ?? '');

/** The fields of a JSON body. */
export async function bodyFields(incoming: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const body = await jsonBody(incoming);
  return body === undefined ? empty : fieldsOf(body);
}

/** A JSON body of at most 1 MiB, not checked for its depth; undefined without a body. */
export async function jsonBody(incoming: IncomingMessage): Promise<unknown> {
  const { headers } = incoming;
  const chunked = headers['transfer-encoding'] !== undefined;
  const length = Number(headers['content-length'] ?? 0);
  if (!chunked && length === 0) return undefined;
  if (length > limit) throw new TooLarge();
  if (headers['content-encoding'] !== undefined) throw new UnsupportedMedia();
  const bytes = await read(incoming);
  if (bytes.length === 0) return undefined;
  if (!isJson(incoming)) throw new UnsupportedMedia();
  if (!isUtf8(bytes)) throw new Malformed({ detail: 'The body is not UTF-8' });
  return parse(bytes.toString());
}

/** At most 1 MiB, of any type. */
export async function rawBody(incoming: IncomingMessage): Promise<Uint8Array> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  return read(incoming);
}

/** The fields of a form as a browser sends it without files; none for any other body. */
export async function formFields(incoming: IncomingMessage): Promise<URLSearchParams> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(incoming.headers['content-type'] ?? '');
  return new URLSearchParams(isForm ? (await read(incoming)).toString() : '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed({ detail: 'The body is not JSON' });
  }
}

/** Stops reading at the limit, whatever the headers say; the server then discards the rest. */
function read(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const data = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) settle(() => reject(new TooLarge()));
      else chunks.push(chunk);
    };
    const end = () => settle(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    const broken = () => settle(() => reject(new Malformed({ detail: 'The body ended early' })));
    const late = () => settle(() => reject(new Malformed({ detail: 'The body took too long' })));
    const timer = setTimeout(late, withinMs);
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      incoming.off('data', data).off('end', end).off('close', broken).off('error', broken);
      incoming.pause();
      outcome();
    };
    incoming.on('data', data).on('end', end).on('close', broken).on('error', broken);
  });
}
