import { BrokenFile, EmptyFile, UnsupportedFile, UploadTooLarge } from '../../application/kernel/files.ts';
import { type Spool, type Upload, uploadLimit } from '../../application/kernel/upload.ts';
import { originalName } from '../../application/media/object-keys.ts';
import { type Inspected, Inspection } from '../../application/media/ports.ts';
import { type Content, contentTypes, type FileKind } from '../../domain/media/content.ts';
import type { Semaphore } from '../kernel/runtime/semaphore.ts';
import { cleanMp4 } from './mp4-boxes.ts';

// The same thing under the names that tools give it.
const synonyms: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'image/apng': 'image/png',
};
const apple = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/**
 * Believes bytes alone: not the name, not the type that was declared. The libraries are loaded with the first upload:
 * a start needs neither their time nor their memory.
 */
export class FileInspection extends Inspection {
  readonly #spool: Spool;
  readonly #turns: Semaphore;

  constructor(spool: Spool, turns: Semaphore) {
    super();
    this.#spool = spool;
    this.#turns = turns;
  }

  async inspect(upload: Upload): Promise<Inspected> {
    if (upload.size === 0) throw new EmptyFile();
    const contentType = await sniff(upload);
    const kind = contentTypes.get(contentType)!;
    if (kind === 'image') {
      if (upload.size > uploadLimit) throw new UploadTooLarge({ detail: 'An image may have 25 MB' });
      const { processImage } = await import('./sharp.ts');
      return this.#turns.run(() => processImage(this.#spool, upload, contentType));
    }
    const described = await describe(upload, kind, contentType);
    // Blanking keeps the size; a copy, because whoever sent the upload drops it.
    const copy = await this.#spool.save(upload.name, upload.bytes(), upload.size);
    return {
      content: { size: copy.size, contentType, kind, blurhash: null, colours: [], ...described },
      objects: [{ name: originalName, contentType, upload: copy }],
    };
  }
}

async function sniff({ path }: Upload): Promise<string> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const mime = synonyms[found?.mime ?? ''] ?? found?.mime ?? '';
  if (contentTypes.has(mime)) return mime;
  throw new UnsupportedFile({
    detail: apple.has(mime)
      ? 'HEIC is not shown by browsers: convert the picture to JPEG first'
      : 'Send JPEG, PNG, WebP, GIF, MP4, WebM, QuickTime, MP3, M4A or PDF',
  });
}

type Described = Pick<Content, 'width' | 'height' | 'durationMs'>;

async function describe(upload: Upload, kind: FileKind, contentType: string): Promise<Described> {
  if (kind === 'document') return { width: null, height: null, durationMs: null };
  if (contentType === 'video/webm' || contentType === 'audio/mpeg') return describeStream(upload);
  const { hasVideo, ...facts } = await cleanMp4(upload.path, kind === 'audio');
  if (kind === 'video' && !hasVideo) throw new BrokenFile({ detail: 'There is no picture in this film' });
  return facts;
}

async function describeStream({ path }: Upload): Promise<Described> {
  const { parseFile } = await import('music-metadata');
  const parsed = await parseFile(path, { duration: true, skipCovers: true }).catch((error: unknown) => {
    throw Object.assign(new BrokenFile(), { cause: error });
  });
  const { duration, trackInfo = [], numberOfSamples, codec } = parsed.format;
  const video = trackInfo.find((track) => track.video)?.video;
  if (trackInfo.length === 0 && !duration && !numberOfSamples && codec === undefined) throw new BrokenFile();
  return {
    width: video?.pixelWidth ?? null,
    height: video?.pixelHeight ?? null,
    durationMs: duration === undefined ? null : Math.round(duration * 1000),
  };
}
