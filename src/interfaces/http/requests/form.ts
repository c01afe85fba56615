import type { IncomingMessage } from 'node:http';
import { finished, type Readable } from 'node:stream';
import busboy, { type Busboy } from 'busboy';
import { InvalidFields } from '../../../application/kernel/errors.ts';
import { UploadTooLarge } from '../../../application/kernel/files.ts';
import { type Spool, type Upload, uploadLimit } from '../../../application/kernel/upload.ts';
import { Malformed, TooLarge } from '../../refusals.ts';
import type { UploadFields } from '../../upload-fields.ts';

type Fields = UploadFields['fields'];

const limits = {
  fileSize: uploadLimit + 1,
  files: 11,
  fields: 200,
  fieldSize: 64 * 1024,
  parts: 211,
  headerPairs: 20,
};
const wholeLimit = limits.files * uploadLimit + 1024 * 1024;
const idleMs = 30_000;

export const isForm = ({ headers }: IncomingMessage): boolean =>
  /^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '');

// Accepted names of a file part when the operation has only one field for files.
const fileFieldNames = new Set(['file', 'image', 'images', 'video']);

export interface Form {
  /** The text fields; a repeated name has a list. */
  readonly texts: Readonly<Record<string, string | readonly string[]>>;
  readonly files: Readonly<Record<string, Upload | readonly Upload[]>>;
  readonly uploads: readonly Upload[];
}

/**
 * Reads a multipart form with its parts in any order; files are spooled as they arrive. The caller must drop
 * the uploads; when this throws they are already dropped.
 */
export async function readForm(incoming: IncomingMessage, fields: Fields, spool: Spool): Promise<Form> {
  if (Number(incoming.headers['content-length'] ?? 0) > wholeLimit) throw new TooLarge();
  const texts: Record<string, string | string[]> = Object.create(null);
  const files = new Map<string, Upload[]>();
  const saving: Promise<void>[] = [];
  const save = async (name: string, part: Readable, filename: string | undefined) => {
    const upload = await spool.save(filename ?? '', part, uploadLimit);
    // Browsers send an empty part for an empty file input.
    if (upload.size === 0 && filename === undefined) return spool.drop([upload]);
    files.set(name, [...(files.get(name) ?? []), upload]);
  };
  try {
    await parse(incoming, {
      field(name, value) {
        const known = texts[name];
        texts[name] = known === undefined ? value : [known, value].flat();
      },
      file(given, part, filename) {
        const name = fieldFor(given, fields);
        if (name === undefined) throw unknownField(given);
        const saved = save(name, part, filename);
        saving.push(saved);
        return saved;
      },
    });
    await Promise.all(saving);
    for (const [name, { length }] of files)
      if (length > 1 && !fields.get(name)!.several)
        throw new InvalidFields({ errors: [{ pointer: `/${name}`, detail: 'takes one file' }] });
  } catch (error) {
    await Promise.allSettled(saving);
    await spool.drop([...files.values()].flat());
    throw error;
  }
  const sent = [...files].map(([name, list]) => [name, fields.get(name)!.several ? list : list[0]!] as const);
  return { texts, files: Object.fromEntries(sent), uploads: [...files.values()].flat() };
}

function fieldFor(given: string, fields: Fields): string | undefined {
  const name = given.replace(/\[\d*\]$/, '');
  if (fields.has(name)) return name;
  if (!fileFieldNames.has(name)) return undefined;
  return ['file', 'images'].find((one) => fields.has(one));
}

const unknownField = (name: string) =>
  new InvalidFields({
    errors: [{ pointer: `/${name}`, detail: 'is not a file field of this operation' }],
  });

interface Parts {
  field(name: string, value: string): void;
  file(name: string, part: Readable, filename: string | undefined): Promise<void>;
}

/** Resolves when the form has been parsed, even if files are still being saved; rejects at the first error. */
function parse(incoming: IncomingMessage, parts: Parts): Promise<void> {
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
