import { ConnectionFailed } from '../failures.ts';
import { deadline, throwIfAborted } from '../platform.ts';
import type { Progress } from '../transport.ts';
import type { FileToSend } from './files.ts';

export interface Upload {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: FormData | FileToSend;
  /** Whether cookies go to another origin. */
  readonly withCredentials: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}
export interface UploadAnswer {
  readonly status: number;
  readonly text: string;
}
/** Sends one request. Throws `ConnectionFailed`, or the reason of an aborted signal. */
export type SendUpload = (upload: Upload) => Promise<UploadAnswer>;

/** What this uses of the browser's class, which Node does not declare. */
interface Xhr {
  withCredentials: boolean;
  readonly status: number;
  readonly responseText: string;
  readonly upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: unknown): void;
  abort(): void;
}
const xhrClass = () => (globalThis as { XMLHttpRequest?: new () => Xhr }).XMLHttpRequest;

/** Without progress for so long, an upload is given up. */
const stallMs = 60_000;

/** By XMLHttpRequest where there is one, because `fetch` does not tell the progress of what it sends. */
export function uploadSender(fetch: typeof globalThis.fetch): SendUpload {
  const Class = xhrClass();
  return Class ? (upload) => byXhr(new Class(), upload) : (upload) => byFetch(fetch, upload);
}

async function byXhr(request: Xhr, { url, method, headers, body, ...upload }: Upload): Promise<UploadAnswer> {
  throwIfAborted(upload.signal);
  const abort = () => request.abort();
  let stalled = setTimeout(abort, stallMs);
  try {
    return await new Promise<UploadAnswer>((resolve, reject) => {
      const failed = () => reject(new ConnectionFailed('The upload was interrupted'));
      request.open(method, url);
      request.withCredentials = upload.withCredentials;
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.onload = () => resolve({ status: request.status, text: request.responseText });
      request.onerror = request.onabort = failed;
      request.upload.onprogress = ({ loaded, total }) => {
        clearTimeout(stalled);
        stalled = setTimeout(abort, stallMs);
        upload.onProgress?.({ sent: loaded, total });
      };
      upload.signal?.addEventListener('abort', abort);
      request.send(body);
    });
  } catch (error) {
    throwIfAborted(upload.signal);
    throw error;
  } finally {
    clearTimeout(stalled);
    upload.signal?.removeEventListener('abort', abort);
  }
}

/** Tells the progress only of bytes, and only when all are sent. */
async function byFetch(fetch: typeof globalThis.fetch, upload: Upload): Promise<UploadAnswer> {
  const { url, method, headers, signal, onProgress } = upload;
  throwIfAborted(signal);
  const body = upload.body as NonNullable<RequestInit['body']>;
  const total = upload.body instanceof Blob ? upload.body.size : sizeOf(upload.body);
  const credentials = upload.withCredentials ? 'include' : 'same-origin';
  onProgress?.({ sent: 0, total });
  const limit = deadline(undefined, signal);
  try {
    const response = await fetch(url, { method, headers, body, credentials, signal: limit.signal });
    const text = await response.text();
    onProgress?.({ sent: total, total });
    return { status: response.status, text };
  } catch (error) {
    throwIfAborted(signal);
    throw new ConnectionFailed('The upload was interrupted', { cause: error });
  } finally {
    limit.clear();
  }
}

function sizeOf(form: unknown): number {
  if (!(form instanceof FormData)) return 0;
  let size = 0;
  form.forEach((value) => {
    size += typeof value === 'string' ? value.length : value.size;
  });
  return size;
}
