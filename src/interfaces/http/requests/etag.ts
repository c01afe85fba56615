import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { InvalidFields } from '../../../application/kernel/errors.ts';
import { Malformed } from '../../refusals.ts';
import type { Endpoint } from '../endpoints.ts';

type Conditional = Pick<Endpoint, 'operation' | 'method' | 'redirects'>;

/** Whether an endpoint reads one thing, so that its answer has an ETag. */
export const hasEtag = ({ operation, method, redirects }: Conditional): boolean =>
  method === 'GET' && redirects === undefined && hasField(operation.output, 'id');

/** Whether an endpoint takes the version that its caller has read, so also in `If-Match`. */
export const takesVersion = ({ operation, method }: Pick<Endpoint, 'operation' | 'method'>): boolean =>
  method !== 'GET' && hasField(operation.input, 'version');

function hasField(schema: z.ZodType, name: string): boolean {
  if (schema instanceof z.ZodObject) return name in schema.shape;
  return schema instanceof z.ZodUnion && schema.options.every((one) => hasField(one as z.ZodType, name));
}

// Signed links change with every answer.
const fileLinks = /"(?:url|thumbnailUrl|previewUrl|imageUrl)":"[^"]*"/g;

/** `"version.hash"` of an answer; the hash leaves out links to files, and the version is 0 for what has none. */
export function etagOf(result: unknown, text: string): string {
  const { version } = result as { readonly version?: unknown };
  return `"${typeof version === 'number' ? version : 0}.${hash('sha256', text.replace(fileLinks, ''), 'base64url')}"`;
}

/** Whether the caller has this answer already. */
export function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const known = headers['if-none-match'];
  if (known === undefined) return false;
  return known.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

/** The input with the version from `If-Match`, which compares the version alone. */
export function withVersion({ headers }: IncomingMessage, input: unknown): unknown {
  const given = headers['if-match']?.trim();
  if (given === undefined || given === '*') return input;
  const [, text] = /^"(\d{1,9})\.[\w-]*"$/.exec(given) ?? [];
  if (text === undefined) throw new Malformed({ detail: 'If-Match takes one ETag of this service' });
  const version = Number(text);
  const fields = input as Readonly<Record<string, unknown>>;
  if (fields.version !== undefined && fields.version !== version)
    throw new InvalidFields({
      errors: [{ pointer: '/version', detail: 'differs from the version in If-Match' }],
    });
  return { ...fields, version };
}

/** Refuses a condition that the operation cannot check: without it, the caller would overwrite what they have not seen. */
export function refuseCondition({ headers }: IncomingMessage): void {
  if (headers['if-match'] !== undefined && headers['if-match'] !== '*')
    throw new Malformed({ detail: 'This operation does not take If-Match' });
}
