import { closedToSuspended } from '../../../application/kernel/dispatcher.ts';
import {
  AccountSuspended,
  ConcurrencyConflict,
  FactorNeeded,
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
import { isForStaff } from '../../../application/kernel/operation.ts';
import type { RefusalType } from '../../../domain/kernel/refusal.ts';
import { uploadFieldsOf } from '../../kit/calls/upload-fields.ts';
import { internalError, problemSchema, statusOf } from '../../problem.ts';
import { CrossSite, Malformed, TooLarge, UnsupportedMedia, UseHttp } from '../../refusals.ts';
import type { Endpoint } from '../endpoints.ts';
import type { Components } from './components.ts';
import { pascal } from './simplify.ts';

/** The error responses: each status with its possible codes. */
export function refusals(endpoint: Endpoint, components: Components): Record<string, object> {
  const codes = new Map<number, Set<string>>([[500, new Set([internalError.code])]]);
  for (const { kind, code } of possibleRefusals(endpoint))
    codes.set(statusOf[kind], (codes.get(statusOf[kind]) ?? new Set()).add(code));
  const operation = pascal(endpoint.operation.name.split('.')[1]!);
  return Object.fromEntries(
    [...codes].map(([status, ofStatus]) => {
      const sorted = [...ofStatus].sort();
      const response = problemResponse(status, sorted, components);
      return [status, components.response(response, namesFor(status, sorted, operation))];
    }),
  );
}

/** `NotFound` for codes of every context, `RoomNotFound` for special ones; the operation's name where others fail. */
function namesFor(status: number, codes: readonly string[], operation: string): string[] {
  const usual = names[status]!;
  const special = codes.filter((code) => !code.startsWith('request.')).map(pascal);
  if (special.length === 0) return [usual, codes.map((code) => pascal(code.split('.')[1]!)).join('Or')];
  const all = special.length <= 2 ? special.join('Or') : operation + usual;
  return [all, `${all}Or${usual}`, operation + usual];
}

function possibleRefusals({ operation, answers, method, session, translation }: Endpoint): RefusalType[] {
  const possible: RefusalType[] = [
    InvalidFields,
    TooManyRequests,
    Unavailable,
    Overloaded,
    ...operation.refuses,
    ...answers.refuses,
  ];
  if (operation.access !== 'public') possible.push(NotSignedIn, TokenRejected);
  if (isForStaff(operation) || translation.caller?.length) possible.push(NotAllowed);
  if (isForStaff(operation)) possible.push(FactorNeeded);
  if (closedToSuspended(operation)) possible.push(AccountSuspended);
  if (operation.kind === 'command') possible.push(ConcurrencyConflict);
  if (method === 'POST' && operation.replayable !== false) possible.push(KeyReused, KeyInFlight);
  if (method !== 'GET') possible.push(Malformed, TooLarge, UnsupportedMedia);
  if (uploadFieldsOf(operation.input).fields.size > 0) possible.push(UseHttp, UploadTooLarge);
  if (method !== 'GET' && (operation.access !== 'public' || session)) possible.push(CrossSite);
  return possible;
}

const names: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  422: 'UnprocessableContent',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

const problemResponse = (status: number, codes: readonly string[], components: Components) => ({
  description: codes.join(', '),
  ...((status === 429 || status === 503) && {
    headers: {
      'Retry-After': { description: 'Seconds', schema: { type: 'integer', format: 'int32' } },
    },
  }),
  content: { 'application/problem+json': { schema: components.output(problemSchema, 'Problem') } },
  'x-codes': codes,
});
