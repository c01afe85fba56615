const box = (type: string, ...content: Uint8Array[]): Buffer => {
  const inside = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
};
const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeInt32BE(value, at * 4);
  return bytes;
};
const upright = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

export const place = '+48.8577+002.295/';

/** A video as a phone takes it, without frames: 2.5 s of 640 × 360, with its location three times. */
export function mp4(brand = 'isom'): Uint8Array<ArrayBuffer> {
  const mvhd = box('mvhd', numbers(0, 0, 0, 1000, 2500), Buffer.alloc(80));
  const tkhd = box(
    'tkhd',
    numbers(0, 0, 0, 1, 0, 2500),
    Buffer.alloc(16),
    numbers(...upright, 640 << 16, 360 << 16),
  );
  const hdlr = box('hdlr', numbers(0, 0), Buffer.from('vide'), Buffer.alloc(13));
  const location = Buffer.from(`\0\x11\x15\xc7${place}`, 'latin1');
  const userData = box('udta', box('\xa9xyz', location), box('loci', Buffer.from(place)));
  const meta = box('meta', Buffer.from(`com.apple.quicktime.location.ISO6709${place}`));
  const moov = box('moov', mvhd, box('trak', tkhd, box('mdia', hdlr)), userData, meta);
  const ftyp = box('ftyp', Buffer.from(`${brand.padEnd(4)}\0\0\x02\0${brand.padEnd(4)}mp42`, 'latin1'));
  return new Uint8Array(Buffer.concat([ftyp, box('mdat', Buffer.from('pictures'.repeat(100))), moov]));
}

/** One second of silence: MPEG-1 layer III frames of 128 kbit/s at 44.1 kHz. */
export function mp3(frames = 38): Uint8Array<ArrayBuffer> {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  return new Uint8Array(Buffer.concat(Array(frames).fill(frame)));
}

export const pdf = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  );
