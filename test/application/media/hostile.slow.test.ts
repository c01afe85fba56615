import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ObjectStore } from '../../../src/application/media/ports.ts';
import { expectFilesConsistent, objectKeys, sweepTwoHoursLater } from '../../kit/files/consistency.ts';
import { gif, png } from '../../kit/files/images.ts';
import { mp3, mp4, pdf } from '../../kit/files/videos.ts';
import { fakeClamd } from '../../kit/servers/clamd.ts';
import { refusalOf, startWorld } from '../../kit/world.ts';

const text = (words: string) => new Uint8Array(Buffer.from(words));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const jpeg = async () =>
  new Uint8Array(
    await sharp(await png(400, 300))
      .jpeg()
      .toBuffer(),
  );
const html = '<!doctype html><script>alert(document.domain)</script>';
const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** A PNG that declares a size far beyond its content. */
function bomb(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(Buffer.alloc(1_000_000)));
  return joined(signature, chunk('IHDR', head), data, chunk('IEND', Buffer.alloc(0)));
}

const unsupported = 'media.unsupported-type';
const broken = 'media.file-broken';
const refused: [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, name: string, code: string][] = [
  ['nothing', () => text(''), 'a.png', 'media.file-empty'],
  ['HTML named as an image', () => text(html), 'a.png', unsupported],
  ['SVG', () => text(svg), 'a.svg', unsupported],
  ['SVG named as an image', () => text(svg), 'a.png', unsupported],
  ['a script with the first letters of a GIF', () => text('GIF89a/*\0\0*/=1;alert(1)//'), 'a.gif', broken],
  [
    'the first bytes of an image and then HTML',
    async () => joined((await png()).slice(0, 30), text(html)),
    'a.png',
    broken,
  ],
  ['half a PNG', async () => (await png(500, 500)).slice(0, 700), 'a.png', broken],
  ['half a JPEG', async () => (await jpeg()).slice(0, -400), 'a.jpg', broken],
  ['half a GIF', async () => (await gif(5)).slice(0, 60), 'a.gif', broken],
  ['an image of 10 gigapixels in a kilobyte', () => bomb(100_000, 100_000), 'a.png', 'media.too-many-pixels'],
  ['an image of 51 megapixels', () => bomb(51_000, 1000), 'a.png', 'media.too-many-pixels'],
  ['half a video', () => mp4().slice(0, 500), 'a.mp4', broken],
  ['a video whose box is longer than the file', () => joined(mp4().slice(0, -3)), 'a.mp4', broken],
  ['a video without an index', () => mp4().slice(0, mp4().indexOf(0x6d, 900)), 'a.mp4', broken],
  ['HEIC', () => text('\0\0\0\x18ftypheic\0\0\0\0heicmif1'), 'a.heic', unsupported],
  ['a program', () => text('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0'), 'a.png', unsupported],
  ['an archive', () => text('PK\x03\x04\x14\0\0\0\0\0'), 'a.pdf', unsupported],
];

describe('Hostile uploads', () => {
  test.each(refused)('%s is refused, and leaves no objects', async (_what, bytes, name, code) => {
    const world = await startWorld('sqlite');
    const ann = await world.person('ann');
    expect(await refusalOf(world.upload(ann, await bytes(), name))).toBe(code);
    expect(await objectKeys(world)).toEqual([]);
    expect(await expectFilesConsistent(world)).toEqual([]);
  });

  test('infected files are refused, and so is every file while the scanner is unavailable', async () => {
    const scanner = await fakeClamd();
    const world = await startWorld('sqlite', { CLAMD_URL: scanner.url });
    const ann = await world.person('ann');
    const infected = () => world.upload(ann, joined(pdf(), text('virus')), 'a.pdf');
    expect(await world.upload(ann, pdf(), 'a.pdf')).toMatchObject({ kind: 'document' });
    expect(await refusalOf(infected())).toBe('media.file-infected');
    const large = joined(pdf(), new Uint8Array(3_000_000), text('too long'));
    expect(await refusalOf(world.upload(ann, large, 'a.pdf'))).toBe('request.unavailable');
    expect(scanner.scanned).toEqual([pdf().length, pdf().length + 5, large.length]);
    await scanner.close();
    expect(await refusalOf(world.upload(ann, pdf(), 'a.pdf'))).toBe('request.unavailable');
    expect(await objectKeys(world)).toHaveLength(1);
  });

  test('HEIC is refused with a hint to convert it', async () => {
    const world = await startWorld('sqlite');
    const heic = text('\0\0\0\x18ftypheic\0\0\0\0heicmif1');
    await expect(world.upload(await world.person('ann'), heic)).rejects.toMatchObject({
      kind: 'unsupported',
      details: { detail: expect.stringContaining('convert') },
    });
  });

  test('bytes appended to an image are not stored', async () => {
    const world = await startWorld('sqlite');
    const ann = await world.person('ann');
    for (const picture of [await png(), await jpeg(), await gif()])
      await world.upload(ann, joined(picture, text(html)), 'polyglot.html');
    const store = world.core.get(ObjectStore);
    for (const key of await objectKeys(world)) {
      const pieces: Uint8Array[] = [];
      for await (const piece of (await store.get(key))!) pieces.push(piece);
      expect(Buffer.concat(pieces).includes('<script>')).toBe(false);
    }
  });

  test('the type of a file comes from its bytes, not its name', async () => {
    const world = await startWorld('sqlite');
    const ann = await world.person('ann');
    expect(await world.upload(ann, await jpeg(), 'video.mp4')).toMatchObject({ contentType: 'image/jpeg' });
    expect(await world.upload(ann, mp3(), 'picture.png')).toMatchObject({ contentType: 'audio/mpeg' });
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\cmd.exe', 'cmd.exe'],
    ['a\u0000b\r\nset-cookie: x=y.png', 'abset-cookie: x=y.png'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['..', 'file'],
    ['', 'file'],
    ['x'.repeat(3000), 'x'.repeat(200)],
    ['\ud800.png', '\ufffd.png'],
  ])('an upload named %j is stored as %j', async (given, shown) => {
    const world = await startWorld('sqlite');
    const ann = await world.person('ann');
    const file = await world.upload(ann, await png(), given);
    expect(file.name).toBe(shown);
    expect(
      (await objectKeys(world)).every((key) => /^files\/[0-9a-f-]{36}\/[0-9a-f-]{36}\/[a-z.]+$/.test(key)),
    ).toBe(true);
    await sweepTwoHoursLater(world);
    await expectFilesConsistent(world);
  });
});

test.each(['constructor', '__proto__', 'text/html'])(
  'an upload link for the type %s is refused',
  async (contentType) => {
    const world = await startWorld('sqlite');
    const ann = await world.person('ann');
    const asked = { name: 'a', contentType, size: 1 };
    expect(await refusalOf(world.call('media.request-upload', asked, ann.actor))).toBe(unsupported);
  },
);
