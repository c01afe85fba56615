// Engines of phones lack some of what browsers and Node have, such as `crypto.randomUUID` and `AbortSignal.timeout`.

/** A UUID. It is unique, not secret: without a source of randomness of the system, another must do. */
export function randomId(): string {
  const { crypto } = globalThis as { crypto?: Partial<typeof globalThis.crypto> };
  if (crypto?.randomUUID) return crypto.randomUUID();
  const bytes = new Uint8Array(16);
  if (crypto?.getRandomValues) crypto.getRandomValues(bytes);
  else for (let i = 0; i < bytes.length; i++) bytes[i] = Math.random() * 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface Deadline {
  readonly signal: AbortSignal;
  clear(): void;
}

/** A signal that aborts after `ms` milliseconds, or when `outer` does. `clear` must be called. */
export function deadline(ms: number | undefined, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = ms === undefined ? undefined : setTimeout(abort, ms);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

/** Throws what `fetch` would throw: the signal's reason, or an error named `AbortError`. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw signal.reason ?? Object.assign(new Error('The call was aborted'), { name: 'AbortError' });
}

/** Resolves after `ms` milliseconds, and at once when the signal aborts. */
export const pause = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });

/** The promise's result; throws at once when the signal aborts. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  const limit = deadline(undefined, signal);
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error('aborted'));
    limit.signal.addEventListener('abort', stop);
    if (limit.signal.aborted) stop();
  });
  try {
    return await Promise.race([promise, aborted]);
  } catch (error) {
    throwIfAborted(signal);
    throw error;
  } finally {
    limit.clear();
  }
}
