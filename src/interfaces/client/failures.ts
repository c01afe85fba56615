import type { Problem } from '../problem.ts';

export type { Problem } from '../problem.ts';

/** The service said no. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly problem: Problem;
  readonly status: number;
  /** Stable: what an app tells refusals apart by. */
  readonly code: string;
  /** Seconds after which it may go well. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
    this.status = problem.status;
    this.code = problem.code;
    this.retryAfter = problem.retryAfterSeconds;
  }
}

/** No answer came. What was sent may have been done or not. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
}

export const isRefusal = (error: unknown, ...statuses: readonly number[]): error is CallRefused =>
  error instanceof CallRefused && statuses.includes(error.status);
