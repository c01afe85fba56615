import sharp from 'sharp';

const drawn = (width: number, height: number, colour: string) =>
  sharp({ create: { width, height, channels: 3, background: colour } });

/** A plain image of one colour. */
export async function png(width = 64, height = 48, colour = '#d01f2e'): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await drawn(width, height, colour).png().toBuffer());
}

/** A photo as a phone takes it: rotated by EXIF, with a location. */
export async function phoneJpeg(): Promise<Uint8Array<ArrayBuffer>> {
  const place = { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N', GPSLongitude: '2/1 17/1 40/1' };
  const jpeg = await drawn(80, 40, '#2563c9')
    .withExif({ IFD0: { Make: 'PhoneMaker', Orientation: '6' }, IFD3: place })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return new Uint8Array(jpeg);
}

/** An animated GIF. */
export async function gif(frames = 3, side = 20): Promise<Uint8Array<ArrayBuffer>> {
  const raw = Buffer.alloc(side * side * frames * 3, 0);
  for (let i = 0; i < raw.length; i++) raw[i] = Math.floor(i / (side * side * 3)) * 60 + (i % 3) * 20;
  const image = sharp(raw, { raw: { width: side, height: side * frames, channels: 3, pageHeight: side } });
  return new Uint8Array(await image.gif({ loop: 0 }).toBuffer());
}
