import type { FieldErrorKind } from './operations.ts';

/** What is wrong with one field. */
export interface FieldProblem {
  /** A JSON pointer into the input. */
  readonly pointer: string;
  readonly detail: string;
  /** The same for programs, such as `too-long`: by it an app says it in the language of its user. */
  readonly kind: FieldErrorKind;
  /** Of `too-…`: the least or most characters, entries, or value. */
  readonly limit?: number;
}

/** RFC 9457, as the service answers it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** A stable code by which an app distinguishes refusals. */
  readonly code: string;
  /** What is wrong with which field. */
  readonly errors?: readonly FieldProblem[];
  /** Of `identity.suspended`: why, and until when; null for good. */
  readonly suspension?: { readonly reason: string; readonly until: string | null };
  readonly retryAfterSeconds?: number;
}

/** The service refused the call. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly problem: Problem;
  readonly status: number;
  /** A stable code by which an app distinguishes refusals. */
  readonly code: string;
  /** Seconds after which a retry may succeed. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
    this.status = problem.status;
    this.code = problem.code;
    this.retryAfter = problem.retryAfterSeconds;
  }
}

/** No answer arrived; the call may or may not have taken effect. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
}

/** The account for which this was asked signed out, or another signed in: nothing more is sent or shown for it. */
export class AccountEnded extends Error {
  override readonly name = 'AccountEnded';

  constructor() {
    super('The account of this call is signed out');
  }
}

export const isRefusal = (error: unknown, ...statuses: readonly number[]): error is CallRefused =>
  error instanceof CallRefused && statuses.includes(error.status);
