import { paramsOf } from '../http/route.ts';
import { routeOf } from '../http/routes.ts';
import { ConnectionFailed, isRefusal } from './failures.ts';
import type { OperationName } from './operations.ts';
import { pause, throwIfAborted } from './platform.ts';

export interface RetryPolicy {
  /** Attempts per call, including the first. */
  readonly tries: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}
export const defaultRetries: RetryPolicy = { tries: 6, firstPauseMs: 200, longestPauseMs: 10_000 };

/** Never sent twice: the service stores no key for these, and a second attempt may fail because of the first. */
export const neverRetried: ReadonlySet<OperationName> = new Set([
  'identity.register',
  'identity.log-in',
  'identity.change-password',
  'identity.request-password-reset',
  'identity.reset-password',
  'identity.verify-email',
  'identity.resend-verification',
  'identity.delete-me',
  'identity.start-totp',
  'identity.confirm-totp',
  'identity.remove-factor',
  'identity.renew-recovery-codes',
  'identity.prove-factor',
  'identity.prove-again',
  'identity.start-passkey',
  'identity.confirm-passkey',
  'identity.start-passkey-log-in',
  'identity.log-in-with-passkey',
  'identity.start-passkey-proof',
  'media.request-upload',
  'wardrobe.import-items',
  'wallets.receive-provider-event',
]);

/**
 * Repeating these has no further effect, and they are frequent: storing a key for each would cost a row per
 * call.
 */
const idempotent: ReadonlySet<OperationName> = new Set([
  'identity.log-out',
  'identity.refresh',
  'messaging.mark-read',
  'messaging.stop-typing',
  'posts.count-view',
]);

/** Made by the client, where they are not in the path: there they name what exists. */
const clientMadeIds = [
  'clientId',
  'transferId',
  'refundId',
  'holdId',
  'requestId',
  'splitId',
  'envelopeId',
  'topUpId',
  'withdrawalId',
];
/** True when the service recognises a repeated command for ever, by an id in its input. */
const hasClientMadeId = (path: string, input: Readonly<Record<string, unknown>>) =>
  clientMadeIds.some((name) => input[name] !== undefined && !paramsOf(path).includes(name));

/** Whether a call needs an Idempotency-Key so that it can be retried. */
export function needsKey(name: OperationName, input: Readonly<Record<string, unknown>>): boolean {
  const route = routeOf(name);
  // What only sockets offer stores nothing; a PUT is idempotent.
  if (!route || route.method === 'GET' || route.method === 'PUT') return false;
  const { path } = route;
  return !neverRetried.has(name) && !idempotent.has(name) && !hasClientMadeId(path, input);
}

/**
 * Milliseconds to wait before a retry, with full jitter: clients disconnected together must not reconnect
 * together.
 */
export const backoffMs = (
  retry: number,
  { firstPauseMs, longestPauseMs }: RetryPolicy,
  random = Math.random,
) => random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (retry - 1));

/** Retries until there is an answer or the attempts are used up. */
export const callWithRetries = <T>(
  name: OperationName,
  send: () => Promise<T>,
  resends: RetryPolicy,
  signal?: AbortSignal,
): Promise<T> => repeated(send, neverRetried.has(name) ? { ...resends, tries: 1 } : resends, signal);

/** Repeats what has the same effect however often it is sent. */
export async function repeated<T>(
  send: () => Promise<T>,
  resends: RetryPolicy,
  signal?: AbortSignal,
): Promise<T> {
  for (let retry = 1; ; retry++) {
    throwIfAborted(signal);
    try {
      return await send();
    } catch (error) {
      if (retry >= resends.tries || !isRetryable(error, retry)) throw error;
      const least = isRefusal(error, 503) ? (error.retryAfter ?? 0) * 1000 : 0;
      await pause(least + backoffMs(retry, resends), signal);
    }
  }
}

/** The first attempt may still be running when the second arrives, so its key may be in flight. */
const isRetryable = (error: unknown, retry: number): boolean =>
  error instanceof ConnectionFailed ||
  isRefusal(error, 503) ||
  (retry > 1 && isRefusal(error, 409) && error.code === 'request.idempotency-key-in-flight');
