import type { Call, CallOptions } from '../calls.ts';
import { isRefusal } from '../failures.ts';
import { resultOf } from '../http.ts';
import type { Output } from '../operations.ts';
import { type RetryPolicy, repeated } from '../retries.ts';
import type { FileToSend } from './files.ts';
import type { SendUpload } from './sender.ts';

export interface UploadOptions extends Omit<CallOptions, 'idempotencyKey'> {
  /** The file's name, unless it brings one. */
  readonly name?: string;
}
export type UploadedFile = Output<'media.upload-file'>;

/** Larger files go to the store by a link of their own; the service takes forms of at most 25 MiB. */
const largestForm = 20 * 1024 * 1024;

/** Uploads files of any size, by a form or by a link. */
export function uploader(call: Call, send: SendUpload, resends: RetryPolicy) {
  return async (file: FileToSend, { name, ...options }: UploadOptions = {}): Promise<UploadedFile> => {
    if (!(file instanceof Blob) || file.size <= largestForm) {
      const named = file instanceof Blob && name !== undefined ? new File([file], name, file) : file;
      return call('media.upload-file', { file: named }, options);
    }
    const { signal, onProgress } = options;
    const asked = { name: name ?? ('name' in file ? String(file.name) : 'file'), contentType: file.type };
    const ticket = await call(
      'media.request-upload',
      { ...asked, size: file.size },
      { ...(signal && { signal }) },
    );
    const { fileId, url, method, headers } = ticket;
    const put = async () => {
      const upload = { url, method, headers, body: file, withCredentials: false, signal, onProgress };
      const { status, text } = await send(upload);
      resultOf('The store', status, text);
    };
    await repeated(put, resends, signal).catch((error) => {
      // An earlier attempt has arrived, and only its answer was lost.
      if (!isRefusal(error, 409)) throw error;
    });
    return call('media.complete-upload', { fileId }, { ...(signal && { signal }) });
  };
}
