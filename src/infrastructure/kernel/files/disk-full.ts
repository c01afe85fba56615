import { Unavailable } from '../../../application/kernel/errors.ts';

/** A full disk is no fault of the caller's, and passes: throws `Unavailable` for it, and any other error as it is. */
export function rethrowDiskFull(error: unknown): never {
  const { code, message = '' } = error as { code?: string; message?: string };
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || /no space left/i.test(message);
  throw isFull ? Object.assign(new Unavailable({ retryAfterSeconds: 30 }), { cause: error }) : error;
}
