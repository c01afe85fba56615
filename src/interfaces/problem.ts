import type { Logger } from 'pino';
import {
  type FieldError,
  type FieldErrorKind,
  fieldErrorKinds,
  Refusal,
  type RefusalKind,
  type SuspensionDetails,
} from '../domain/kernel/refusal.ts';

/** The only place that knows HTTP status codes. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
};

interface FieldProblem extends FieldError {
  readonly kind: FieldErrorKind;
}

/** RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FieldProblem[];
  readonly suspension?: SuspensionDetails;
  readonly retryAfterSeconds?: number;
}

const describe = (code: string, status: number, title: string, detail = title): Problem => ({
  type: `/problems/${code}`,
  title,
  status,
  detail,
  code,
});

export const internalError = describe('request.internal-error', 500, 'Something went wrong on the server');
export const wrongMethod = describe('request.wrong-method', 405, 'This path does not support this method');

/**
 * Converts an error to a problem. An error that is not a refusal is logged, and answered as 500 without
 * details.
 */
export function toProblem(error: unknown, log: Logger, requestId: string): Problem {
  if (!(error instanceof Refusal)) {
    log.error({ err: error, requestId }, 'unexpected error');
    return internalError;
  }
  return problemOf(error);
}

export function problemOf(error: Refusal): Problem {
  const { detail, errors, suspension, retryAfterSeconds } = error.details;
  const status = statusOf[error.kind];
  const wait = retryAfterSeconds ?? (status === 503 ? 1 : undefined);
  return {
    ...describe(error.code, status, error.message, detail),
    ...(errors && { errors: errors.map((error) => ({ ...error, kind: error.kind ?? 'other' })) }),
    ...(suspension && { suspension }),
    ...(wait !== undefined && { retryAfterSeconds: wait }),
  };
}

/** Refused access stands out in the log, and stays when the rest is turned off. */
export const logLevelOf = (status: number): 'warn' | 'info' =>
  status === 401 || status === 403 ? 'warn' : 'info';

/** The HTTP headers that go with a problem. */
export function problemHeaders(problem: Problem): Record<string, string> {
  return {
    ...(problem.retryAfterSeconds !== undefined && { 'retry-after': String(problem.retryAfterSeconds) }),
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
  };
}

/** `Problem` as JSON Schema. */
export const problemSchema = {
  type: 'object',
  description: 'Why a call was refused (RFC 9457)',
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'Names the kind of problem; made from `code`',
    },
    title: { type: 'string', description: 'The kind of problem, for people' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status' },
    detail: { type: 'string', description: 'What is wrong in this case, for people' },
    code: { type: 'string', description: 'Stable; decide by this' },
    errors: {
      type: 'array',
      description: 'The invalid fields',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the input' },
          detail: { type: 'string', description: 'What is wrong with the field, for people' },
          kind: { type: 'string', enum: fieldErrorKinds, description: 'What is wrong, for programs' },
          limit: {
            type: 'number',
            description: 'Of `too-…`: the least or most characters, entries, or value',
          },
        },
        required: ['pointer', 'detail', 'kind'],
      },
    },
    suspension: {
      type: 'object',
      description: 'Why the account is suspended, and until when',
      properties: {
        reason: { type: 'string', description: 'The reason, as reports name it' },
        until: { type: ['string', 'null'], format: 'date-time', description: 'Null for good' },
      },
      required: ['reason', 'until'],
    },
    retryAfterSeconds: { type: 'number', description: 'Seconds to wait before the next try' },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
};
