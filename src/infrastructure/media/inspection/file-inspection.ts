import type { Semaphore } from '../../../application/kernel/concurrency/semaphore.ts';
import { BrokenFile, EmptyFile, UnsupportedFile, UploadTooLarge } from '../../../application/kernel/files.ts';
import { type Spool, type Upload, uploadLimit } from '../../../application/kernel/upload.ts';
import { originalName } from '../../../application/media/object-keys.ts';
import { type Inspected, Inspection } from '../../../application/media/ports.ts';
import { type Content, contentTypes, type FileKind } from '../../../domain/media/content.ts';
import { cleanMp4 } from './mp4.ts';

// Other names of accepted types.
const synonyms: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'image/apng': 'image/png',
};
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/**
 * Trusts only the bytes, neither the name nor the declared type. The libraries are loaded at the first upload, to save
 * time and memory at start.
 */
export class FileInspection extends Inspection {
  readonly #spool: Spool;
  readonly #imageSlots: Semaphore;

  constructor(spool: Spool, imageSlots: Semaphore) {
    super();
    this.#spool = spool;
    this.#imageSlots = imageSlots;
  }

  async inspect(upload: Upload): Promise<Inspected> {
    if (upload.size === 0) throw new EmptyFile();
    const contentType = await sniff(upload);
    const kind = contentTypes.get(contentType)!;
    if (kind === 'image') {
      if (upload.size > uploadLimit) throw new UploadTooLarge({ detail: 'An image may have 25 MB' });
      const { processImage } = await import('./images.ts');
      return this.#imageSlots.run(() => processImage(this.#spool, upload, contentType));
    }
    const described = await describe(upload, kind, contentType);
    // A copy, because the caller drops the upload itself.
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
    detail: heic.has(mime)
      ? 'Browsers cannot show HEIC: convert the image to JPEG first'
      : 'Send JPEG, PNG, WebP, GIF, MP4, WebM, QuickTime, MP3, M4A or PDF',
  });
}

type Described = Pick<Content, 'width' | 'height' | 'durationMs'>;

async function describe(upload: Upload, kind: FileKind, contentType: string): Promise<Described> {
  if (kind === 'document') return { width: null, height: null, durationMs: null };
  if (contentType === 'video/webm' || contentType === 'audio/mpeg') return describeStream(upload);
  const { hasVideo, ...facts } = await cleanMp4(upload.path, kind === 'audio');
  if (kind === 'video' && !hasVideo) throw new BrokenFile({ detail: 'This video has no video track' });
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
