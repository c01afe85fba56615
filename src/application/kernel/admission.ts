import type { Meta, Operation } from './operation.ts';

/**
 * Whether one more call may begin. Every wire asks at its door, before it reads anything: under three times the load
 * two calls of three are refused, so that must cost next to nothing. What has begun is never stopped.
 */
export abstract class Admission {
  /** Counts those that it turns away. */
  abstract refuses(kind: Operation['kind'], wire: Meta['wire']): boolean;
  /** Whether calls are waiting right now, so that what can wait had better. */
  abstract isBusy(): boolean;
}
