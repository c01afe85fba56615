import type { Meta, Operation } from './operation.ts';

/**
 * Decides whether one more call may start. Every transport asks before it reads anything. At three times the
 * load two of three calls are refused, so a refusal has to cost next to nothing. A call that has started is
 * never stopped.
 */
export abstract class Admission {
  /** Counts the refused calls. */
  abstract refuses(kind: Operation['kind'], wire: Meta['wire']): boolean;
  /** Whether calls are waiting now, so that work that can wait should wait. */
  abstract isBusy(): boolean;
}
