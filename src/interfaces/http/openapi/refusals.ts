import {
  ConcurrencyConflict,
  InvalidFields,
  KeyInFlight,
  KeyReused,
  NotAllowed,
  NotSignedIn,
  Overloaded,
  TokenRejected,
  TooManyRequests,
  Unavailable,
} from '../../../application/kernel/errors.ts';
import { UploadTooLarge } from '../../../application/kernel/files.ts';
import type { RefusalType } from '../../../domain/kernel/refusal.ts';
import { internalError, statusOf } from '../../problem.ts';
import { CrossSite, Malformed, TooLarge, UnsupportedMedia, UseHttp } from '../../refusals.ts';
import { uploadFieldsOf } from '../../upload-fields.ts';
import type { Endpoint } from '../endpoints.ts';

/** The error responses: each status with its possible codes. */
export function refusals({
  operation,
  answers,
  method,
  session,
  translation,
}: Endpoint): Record<string, object> {
  const possible: RefusalType[] = [
    InvalidFields,
    TooManyRequests,
    Unavailable,
    Overloaded,
    ...operation.refuses,
    ...answers.refuses,
  ];
  if (operation.access !== 'public') possible.push(NotSignedIn, TokenRejected);
  if (operation.access === 'admin' || translation.caller?.length) possible.push(NotAllowed);
  if (operation.kind === 'command') possible.push(ConcurrencyConflict);
  if (method === 'POST' && operation.replayable !== false) possible.push(KeyReused, KeyInFlight);
  if (method !== 'GET') possible.push(Malformed, TooLarge, UnsupportedMedia);
  if (uploadFieldsOf(operation.input).fields.size > 0) possible.push(UseHttp, UploadTooLarge);
  if (method !== 'GET' && (operation.access !== 'public' || session)) possible.push(CrossSite);
  const codes = new Map<number, Set<string>>([[500, new Set([internalError.code])]]);
  for (const { kind, code } of possible)
    codes.set(statusOf[kind], (codes.get(statusOf[kind]) ?? new Set()).add(code));
  return Object.fromEntries(
    [...codes].map(([status, ofStatus]) => [status, problemResponse(status, [...ofStatus])]),
  );
}

const problemResponse = (status: number, codes: readonly string[]) => ({
  description: codes.join(', '),
  ...((status === 429 || status === 503) && {
    headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
  }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: codes } } },
        ],
      },
    },
  },
});
