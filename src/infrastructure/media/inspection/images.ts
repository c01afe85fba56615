import { encode } from 'blurhash';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { BrokenFile, TooManyPixels } from '../../../application/kernel/files.ts';
import type { Spool, Upload } from '../../../application/kernel/upload.ts';
import { originalName, thumbnails } from '../../../application/media/object-keys.ts';
import type { Inspected } from '../../../application/media/ports.ts';
import { rethrowDiskFull } from '../../kernel/files/disk-full.ts';
import { dominantColours } from './colours.ts';

const mostPixels = 50_000_000;

// Every image is decoded once: a cache of pixels would only use memory.
sharp.cache(false);

const encodings: Readonly<Record<string, (image: Sharp) => Sharp>> = {
  'image/jpeg': (image) => image.jpeg({ quality: 90 }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 90 }),
  'image/gif': (image) => image.gif(),
};

/** Turns errors of the library into `BrokenFile`, unless the disk is full. */
async function decoding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (/no space left/i.test(String(error)) || (error as NodeJS.ErrnoException).code !== undefined)
      rethrowDiskFull(error);
    throw Object.assign(new BrokenFile({ detail: 'The image cannot be decoded' }), { cause: error });
  }
}

/** Counts all frames of an animation, because each is decoded. */
function requireFewPixels({ width, height, pages = 1, pageHeight = height }: Metadata): void {
  if (width * pageHeight * pages > mostPixels) throw new TooManyPixels();
}

/** Re-encodes an image in its own format, so that only its pixels remain, and makes its thumbnails. */
export async function processImage(spool: Spool, upload: Upload, contentType: string): Promise<Inspected> {
  const animated = contentType === 'image/gif' || contentType === 'image/webp';
  const open = (all: boolean) =>
    sharp(upload.path, { limitInputPixels: mostPixels, failOn: 'error', animated: all && animated });
  // Reads only the header, so no limit is needed.
  const header = sharp(upload.path, { limitInputPixels: false, animated });
  const metadata = await decoding(() => header.metadata());
  requireFewPixels(metadata);
  const written: Upload[] = [];
  const write = async (name: string, image: Sharp) => {
    const path = await spool.freshPath();
    await image.toFile(path);
    const one = await spool.written(upload.name, path);
    written.push(one);
    return { name, upload: one };
  };
  try {
    return await decoding(async () => {
      const isMoving = (metadata.pages ?? 1) > 1;
      // Rotating an animation would rotate the strip of all its frames; cameras do not make animations.
      const whole = isMoving ? open(true) : open(false).autoOrient();
      const original = await write(originalName, encodings[contentType]!(whole));
      const objects = [{ ...original, contentType }];
      for (const [name, side] of Object.entries(thumbnails)) {
        const small = open(false)
          .autoOrient()
          .resize(side, side, { fit: 'inside', withoutEnlargement: true })
          .webp({ quality: 80 });
        objects.push({ ...(await write(name, small)), contentType: 'image/webp' });
      }
      const turned = !isMoving && (metadata.orientation ?? 1) >= 5;
      const [width, height] = [metadata.width, metadata.pageHeight ?? metadata.height];
      return {
        content: {
          kind: 'image',
          contentType,
          size: original.upload.size,
          width: turned ? height : width,
          height: turned ? width : height,
          durationMs: null,
          ...(await preview(objects[1]!.upload.path)),
        },
        objects,
      };
    });
  } catch (error) {
    await spool.drop(written);
    throw error;
  }
}

/** Blurhash and dominant colours, from a small copy. */
async function preview(path: string) {
  const { data, info } = await sharp(path)
    .resize(64, 64, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const blurhash = encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3);
  return { blurhash, colours: dominantColours(data) };
}
