import type { Problem } from '../problem.ts';

export type { Problem } from '../problem.ts';

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

export const isRefusal = (error: unknown, ...statuses: readonly number[]): error is CallRefused =>
  error instanceof CallRefused && statuses.includes(error.status);
