import {
  DependencyAway,
  type DependencyDown,
  DependencyRefused,
} from '../../../application/kernel/dependencies.ts';
import { isUnusableFolder } from '../../kernel/files/unusable-folder.ts';

interface Described {
  readonly status: number | undefined;
  /** A short name such as `NoSuchBucket` or `ECONNREFUSED`, or empty. Never a message: those may quote secrets. */
  readonly code: string;
}

/** What the libraries of all stores tell of an error, each in its own shape. */
function described(error: unknown): Described {
  const { code, statusCode, $metadata, name, cause } = error as {
    readonly code?: unknown;
    readonly statusCode?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly name?: string;
    readonly cause?: { readonly code?: unknown };
  };
  const status = [statusCode, $metadata?.httpStatusCode, code]
    .map(Number)
    .find((one) => one >= 300 && one < 600);
  const names = [code, cause?.code, name].filter(
    (one) => typeof one === 'string' && /^[A-Za-z][\w.-]{2,60}$/.test(one),
  );
  return { status, code: String(names.find((one) => !/^(Api)?Error$/.test(String(one))) ?? '') };
}

/** Undefined when there is no such object. A bucket or container that is missing is an error. */
export async function ifFound<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const { status, code } = described(error);
    const isPlace = /NoSuchBucket|ContainerNotFound|bucket does not exist/i.test(`${code} ${String(error)}`);
    if (status === 404 && !isPlace) return undefined;
    throw error;
  }
}

/** Whether `put` failed because the key exists. */
export function isTaken(error: unknown): boolean {
  const { status, code } = described(error);
  return status === 412 || (status === 409 && /exist|conflict/i.test(code));
}

const region = /region|redirect|AuthorizationHeaderMalformed/i;

/**
 * Says why a store cannot be used, and whether that may pass by itself. Only a check takes any 4xx for a misconfigured
 * store: that of another call may be due to what it sent.
 */
export function explain(error: unknown, isCheck: boolean): DependencyDown {
  const { status, code } = described(error);
  const about = { dependency: 'the file store', detail: 'The file store does not answer', cause: error };
  const refused = (reason: string) => new DependencyRefused({ ...about, reason });
  const told = [status, code].filter(Boolean).join(' ');
  if (status === undefined) {
    if (isUnusableFolder(code)) return refused(`the folder cannot be used (${told})`);
    if (/credential/i.test(`${code} ${String(error)}`))
      return refused('there are no usable credentials for it');
    if (region.test(String(error))) return refused('its region is not set');
    return new DependencyAway({ ...about, reason: `no answer (${told || 'no details'})` });
  }
  if (status === 404) return refused(`the bucket or container does not exist (${told})`);
  if (region.test(code) || status < 400) return refused(`the bucket is in another region (${told})`);
  if (status === 401 || status === 403)
    return refused(`the credentials are wrong, or lack the right to do this (${told})`);
  if (isCheck && status < 500 && status !== 408 && status !== 429)
    return refused(`it does not accept our requests (${told})`);
  return new DependencyAway({ ...about, reason: `it answers ${told}` });
}
