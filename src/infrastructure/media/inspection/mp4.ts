import { type FileHandle, open } from 'node:fs/promises';
import { BrokenFile } from '../../../application/kernel/files.ts';

// ISO base media (MP4, QuickTime, M4A) is a tree of boxes, each with a length and a four-letter type.
interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its content starts. */
  readonly inside: number;
  readonly end: number;
}

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'udta']);
// Boxes in which cameras store the location and their model: user data, key tables, XMP.
const identifying = new Set(['©xyz', 'loci', 'meta', 'uuid', 'XMP_', '©mak', '©mod', '©swr', 'GPS ', 'gps0']);
const mostBoxes = 10_000;

export interface Mp4Facts {
  readonly hasVideo: boolean;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
}

/**
 * Reads the size and duration of a video and blanks location data in place. Every other byte keeps its position, so
 * that offset tables stay valid. Throws `BrokenFile` when boxes are truncated or the index is missing.
 */
export async function cleanMp4(path: string, keepsTags: boolean): Promise<Mp4Facts> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const boxes: Box[] = [];
    await walk(file, 0, size, boxes);
    if (!boxes.some(({ type }) => type === 'moov'))
      throw new BrokenFile({ detail: 'The video has no index' });
    for (const box of boxes)
      if (identifying.has(box.type) && !(keepsTags && box.type === 'meta')) await blank(file, box);
    return await facts(file, boxes);
  } finally {
    await file.close();
  }
}

async function walk(file: FileHandle, from: number, to: number, found: Box[]): Promise<void> {
  for (let start = from; start < to; ) {
    // QuickTime ends user data with four zero bytes.
    if (to - start < 8) {
      if (from === 0) throw new BrokenFile();
      return;
    }
    const head = await read(file, start, 16);
    let [length, inside] = [head.readUInt32BE(0), start + 8];
    if (length === 1 && head.length === 16) [length, inside] = [Number(head.readBigUInt64BE(8)), start + 16];
    if (length === 0) length = to - start;
    const box = { type: head.toString('latin1', 4, 8), start, inside, end: start + length };
    if (box.end > to || box.end < inside || found.length >= mostBoxes) throw new BrokenFile();
    found.push(box);
    if (containers.has(box.type)) await walk(file, inside, box.end, found);
    start = box.end;
  }
}

async function blank(file: FileHandle, { start, inside, end }: Box): Promise<void> {
  await file.write(Buffer.from('free', 'latin1'), 0, 4, start + 4);
  const zeros = Buffer.alloc(Math.min(65_536, end - inside));
  for (let at = inside; at < end; at += zeros.length)
    await file.write(zeros, 0, Math.min(zeros.length, end - at), at);
}

async function facts(file: FileHandle, boxes: readonly Box[]): Promise<Mp4Facts> {
  let hasVideo = false;
  let shown: readonly [number | null, number | null] = [null, null];
  let durationMs: number | null = null;
  for (const { type, inside, end } of boxes) {
    if (type === 'mvhd') {
      const data = await read(file, inside, 32);
      const long = data[0] === 1;
      const scale = data.readUInt32BE(long ? 20 : 12);
      const units = long ? Number(data.readBigUInt64BE(24)) : data.readUInt32BE(16);
      if (scale > 0) durationMs = Math.round((units * 1000) / scale);
    }
    if (type === 'hdlr' && (await read(file, inside + 8, 4)).toString('latin1') === 'vide') hasVideo = true;
    if (type === 'tkhd' && end - inside >= 84) {
      const shape = await read(file, end - 44, 44);
      const [w, h] = [shape.readUInt32BE(36) >> 16, shape.readUInt32BE(40) >> 16];
      // A phone held upright writes a rotation by 90° into the track's matrix.
      const turned = shape.readInt32BE(0) === 0 && shape.readInt32BE(4) !== 0;
      if (w > 0 && h > 0) shown = turned ? [h, w] : [w, h];
    }
  }
  return { hasVideo, width: shown[0], height: shown[1], durationMs };
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < Math.min(8, length)) throw new BrokenFile();
  return buffer.subarray(0, bytesRead);
}
