import { routes } from '../http/routes.ts';
import { ConnectionFailed, isRefusal } from './failures.ts';
import type { OperationName } from './operations.ts';

export interface RetryPolicy {
  /** Tries of one call, the first among them. */
  readonly tries: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}
export const defaultRetries: RetryPolicy = { tries: 6, firstPauseMs: 200, longestPauseMs: 10_000 };

/** Never sent twice: the service keeps no key for them, and the second might meet what the first has done. */
export const neverRetried: ReadonlySet<OperationName> = new Set([
  'identity.register',
  'identity.log-in',
  'identity.log-out',
  'identity.change-password',
  'identity.request-password-reset',
  'identity.reset-password',
  'identity.verify-email',
  'identity.resend-verification',
  'identity.delete-me',
  'media.request-upload',
  'wardrobe.import-items',
]);

/** Done twice they are done once, and often: a key for each would be a row for each. */
const idempotent: ReadonlySet<OperationName> = new Set([
  'identity.refresh',
  'messaging.mark-read',
  'messaging.stop-typing',
  'posts.count-view',
]);

/** Names what a command makes; the service knows it again for ever. */
const hasClientMadeId = (input: Readonly<Record<string, unknown>>) =>
  input.clientId !== undefined || input.transferId !== undefined;

/** Whether a call needs an Idempotency-Key before it may be sent again. */
export function needsKey(name: OperationName, input: Readonly<Record<string, unknown>>): boolean {
  const { method } = routes[name];
  // What is put is the same however often it is put.
  if (method === 'GET' || method === 'PUT') return false;
  return !neverRetried.has(name) && !idempotent.has(name) && !hasClientMadeId(input);
}

/** Full jitter: those who lost their connection together do not come back together. */
export const backoffMs = (
  retry: number,
  { firstPauseMs, longestPauseMs }: RetryPolicy,
  random = Math.random,
) => random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (retry - 1));

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends until there is an answer, or until the tries are used up. */
export async function callWithRetries<T>(
  name: OperationName,
  send: () => Promise<T>,
  resends: RetryPolicy,
): Promise<T> {
  for (let retry = 1; ; retry++) {
    try {
      return await send();
    } catch (error) {
      if (neverRetried.has(name) || retry >= resends.tries || !isRetryable(error, retry)) throw error;
      const least = isRefusal(error, 503) ? (error.retryAfter ?? 0) * 1000 : 0;
      await pause(least + backoffMs(retry, resends));
    }
  }
}

/** Our own first sending may still be running when the second arrives. */
const isRetryable = (error: unknown, retry: number): boolean =>
  error instanceof ConnectionFailed ||
  isRefusal(error, 503) ||
  (retry > 1 && isRefusal(error, 409) && error.code === 'request.idempotency-key-in-flight');
