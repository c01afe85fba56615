import { useRef, useState } from 'react';
import { useRefusals } from '../words/refusals.ts';
import { client } from './client.ts';
import { previewOf } from './preview.ts';
import { toast } from './toasts.ts';

export interface SentFile {
  readonly key: number;
  readonly name: string;
  /** A `blob:` address of the image, as soon as it could be read. */
  readonly preview: string | undefined;
  readonly percent: number;
  /** Once it is uploaded. */
  readonly fileId: string | undefined;
}
interface Running extends SentFile {
  readonly stop: AbortController;
}

/** Files that are uploaded while someone still writes. */
export function useUploads(most: number) {
  const [files, setFiles] = useState<readonly Running[]>([]);
  const keys = useRef(0);
  const inWords = useRefusals();
  const change = (key: number, fields: Partial<SentFile>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...fields } : one)));
  const remove = (key: number) =>
    setFiles((all) =>
      all.filter((one) => {
        if (one.key !== key) return true;
        one.stop.abort();
        if (one.preview) URL.revokeObjectURL(one.preview);
        return false;
      }),
    );
  const add = (given: Iterable<File>): boolean => {
    const chosen = [...given].filter(({ type }) => /^(image|video)\//.test(type));
    const room = most - files.length;
    for (const file of chosen.slice(0, room)) {
      const key = keys.current++;
      const stop = new AbortController();
      setFiles((all) => [
        ...all,
        { key, name: file.name, preview: undefined, percent: 0, fileId: undefined, stop },
      ]);
      void previewOf(file).then((preview) => change(key, { preview }));
      client
        .upload(file, {
          signal: stop.signal,
          onProgress: ({ sent, total }) =>
            change(key, { percent: Math.round((100 * sent) / Math.max(1, total)) }),
        })
        .then(({ id }) => change(key, { fileId: id, percent: 100 }))
        .catch((error: unknown) => {
          if (stop.signal.aborted) return;
          remove(key);
          toast({ kind: 'error', text: `${file.name}: ${inWords(error)}` });
        });
    }
    return chosen.length <= room;
  };
  return {
    files: files as readonly SentFile[],
    add,
    remove,
    clear: () => setFiles([]),
    isBusy: files.some(({ fileId }) => fileId === undefined),
    fileIds: files.flatMap(({ fileId }) => fileId ?? []),
  };
}
