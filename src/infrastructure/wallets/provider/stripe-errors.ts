import { DependencyAway, DependencyRefused } from '../../../application/kernel/dependencies.ts';
import { NotPayable } from '../../../application/wallets/provider/ports.ts';
import { Refusal } from '../../../domain/kernel/refusal.ts';

interface StripeFailure {
  readonly type?: string;
  readonly statusCode?: number;
  readonly code?: string;
  readonly param?: string;
  readonly detail?: { readonly code?: string };
}

export const dependency = 'the payment provider';

/** A status and a short code such as `401` or `ECONNREFUSED`. Never a message: those may quote parts of a key. */
function told({ statusCode, code, detail }: StripeFailure): string {
  const names = [code, detail?.code].filter(
    (one) => typeof one === 'string' && /^[A-Za-z][\w.-]{2,60}$/.test(one),
  );
  return [statusCode, ...names].filter(Boolean).join(' ');
}

/** Refused because of this request, not of our account. */
const isInvalid = ({ statusCode, type }: StripeFailure) =>
  (statusCode === 400 || statusCode === 402) && type !== 'StripeIdempotencyError';

/** Whether there is no such object. */
export const isMissing = (error: unknown): boolean => (error as StripeFailure).statusCode === 404;

/** Whether the provider will never make this refund: its amount, its payment or its card rule it out. */
export const isRefusedRefund = (error: unknown): boolean =>
  error instanceof NotPayable || isInvalid(error as StripeFailure) || isMissing(error);

/** Whether the amount or its currency is what a checkout was refused for. */
export function isNotPayable(error: unknown): boolean {
  const failure = error as StripeFailure;
  return isInvalid(failure) && /amount|currency/.test(`${failure.code} ${failure.param}`);
}

/** Says why the provider cannot be used, and whether that may pass by itself. */
export function explain(error: unknown): Error {
  if (error instanceof Refusal) return error;
  const failure = error as StripeFailure;
  const { statusCode } = failure;
  const about = { dependency, detail: 'The payment provider does not answer' };
  const reason = told(failure);
  if (failure.type === 'StripeIdempotencyError' && statusCode !== 409)
    return new Error(`a key was used for another payment (${reason})`);
  if (statusCode === undefined)
    return new DependencyAway({ ...about, reason: `no answer (${reason || 'no details'})` });
  if (statusCode === 401 || statusCode === 403)
    return new DependencyRefused({
      ...about,
      reason: `the key is wrong, or lacks the right to do this (${reason})`,
    });
  if (statusCode < 500 && statusCode !== 408 && statusCode !== 409 && statusCode !== 429)
    return new DependencyRefused({ ...about, reason: `it does not accept our requests (${reason})` });
  return new DependencyAway({ ...about, reason: `it answers ${reason}` });
}
