import { Unavailable } from './errors.ts';

interface Down {
  /** What it is, such as `the file store`. */
  readonly dependency: string;
  /** The cause in plain words, for operators. Without secrets: it is logged and answered by `/readyz`. */
  readonly reason: string;
  /** For callers. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** A server that the service depends on cannot be used. Callers get a 503 that does not tell the reason. */
export abstract class DependencyDown extends Unavailable {
  abstract readonly state: 'away' | 'refused';
  readonly dependency: string;
  readonly reason: string;

  constructor({ dependency, reason, detail, cause }: Down) {
    super({ ...(detail !== undefined && { detail }), retryAfterSeconds: 5 });
    this.dependency = dependency;
    this.reason = reason;
    this.cause = cause;
  }
}

/** It does not answer, or has a fault of its own; it may come back. */
export class DependencyAway extends DependencyDown {
  readonly state = 'away';
}

/** It does not accept us as we are configured; only an operator can change that. Ends the start. */
export class DependencyRefused extends DependencyDown {
  readonly state = 'refused';
}
