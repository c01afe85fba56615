import type { IncomingMessage } from 'node:http';
import { finished, type Readable } from 'node:stream';
import busboy, { type Busboy } from 'busboy';
import { UploadTooLarge } from '../../../application/kernel/files.ts';
import { uploadLimit } from '../../../application/kernel/upload.ts';
import { Malformed, TooLarge } from '../../refusals.ts';

export const limits = {
  fileSize: uploadLimit + 1,
  files: 11,
  fields: 200,
  fieldSize: 64 * 1024,
  parts: 211,
  headerPairs: 20,
};
const idleMs = 30_000;

interface Parts {
  field(name: string, value: string): void;
  file(name: string, part: Readable, filename: string | undefined): Promise<void>;
}

/** Resolves when the form has been parsed, even if files are still being saved; rejects at the first error. */
export function parseMultipart(incoming: IncomingMessage, parts: Parts): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const parser = open(incoming);
  let idle = setTimeout(timeOut, idleMs);
  function timeOut() {
    reject(new Malformed({ detail: 'The body stopped arriving' }));
  }
  const alive = () => {
    clearTimeout(idle);
    idle = setTimeout(timeOut, idleMs);
  };
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      reject(error);
    }
  };
  parser
    .on('file', (name, part, { filename }) => {
      // A truncated part ends like any other, so make it fail.
      part.on('limit', () => part.destroy(new UploadTooLarge()));
      // Reject with this error before the reader of the part fails.
      part.on('error', (error) => reject(error instanceof UploadTooLarge ? error : unreadable()));
      attempt(() => {
        parts.file(name ?? '', part, filename).catch((error) => {
          reject(error);
          part.destroy();
        });
      });
    })
    .on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) reject(new TooLarge());
      else attempt(() => parts.field((name ?? '').replace(/\[\d*\]$/, ''), value));
    })
    .on('partsLimit', () => reject(new TooLarge()))
    .on('filesLimit', () => reject(new TooLarge()))
    .on('fieldsLimit', () => reject(new TooLarge()))
    .on('error', () => reject(unreadable()))
    .on('close', resolve);
  incoming.on('data', alive);
  const stopListening = finished(incoming, { writable: false }, (error) => {
    if (error) reject(new Malformed({ detail: 'The body ended early' }));
  });
  incoming.pipe(parser);
  return promise.finally(() => {
    clearTimeout(idle);
    incoming.off('data', alive);
    stopListening();
    incoming.unpipe(parser);
    incoming.pause();
    // Ends the parts that are still being read.
    parser.destroy();
  });
}

const unreadable = () => new Malformed({ detail: 'The form cannot be read' });

function open(incoming: IncomingMessage): Busboy {
  try {
    return busboy({ headers: incoming.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw new Malformed({ detail: 'The form has no boundary' });
  }
}
