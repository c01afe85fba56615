import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { InvalidFields } from '../../../application/kernel/errors.ts';
import { type Spool, type Upload, uploadLimit } from '../../../application/kernel/upload.ts';
import type { UploadFields } from '../../kit/calls/upload-fields.ts';
import { TooLarge } from '../../refusals.ts';
import { limits, parseMultipart } from './multipart.ts';

type Fields = UploadFields['fields'];

const wholeLimit = limits.files * uploadLimit + 1024 * 1024;

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
    await parseMultipart(incoming, {
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
