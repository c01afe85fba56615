import { Unavailable } from '../../../application/kernel/errors.ts';

/** Throws `Unavailable` for a full disk, which is temporary and not the caller's fault; rethrows other errors. */
export function rethrowDiskFull(error: unknown): never {
  const { code, message = '' } = error as { code?: string; message?: string };
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || /no space left/i.test(message);
  throw isFull ? Object.assign(new Unavailable({ retryAfterSeconds: 30 }), { cause: error }) : error;
}
