import { LRUCache } from 'lru-cache';
import type { OutgoingFrame, Watched } from '../../../application/kernel/frame.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { idFromBytes, idToBytes } from '../database/id-bytes.ts';

interface EncodedFrame {
  readonly name: string;
  readonly id: string;
  readonly at: Instant;
  readonly data: unknown;
  readonly watched?: Watched;
  /** The number of its list of recipients. */
  readonly to: number;
}

const lengthBytes = 4;
const idBytes = 16;

// A room has the same members from one message to the next: their list is converted once by each process.
const longList = 50;
const bytesOfLists = new WeakMap<readonly UserId[], Buffer>();
const listsByBytes = new LRUCache<string, readonly UserId[]>({
  maxSize: 100_000,
  sizeCalculation: ({ length }) => length,
});

/** Recipients are a hundred times as many as the rest, so they are bytes; a list that several frames share is sent once. */
export function encodeFrames(outgoing: readonly OutgoingFrame[]): Buffer {
  const lists = [...new Set(outgoing.map(({ to }) => to))];
  const numbers = new Map(lists.map((to, number) => [to, number]));
  const frames = outgoing.map(
    ({ frame, to, ...rest }): EncodedFrame => ({ ...rest, name: frame.name, to: numbers.get(to)! }),
  );
  const text = Buffer.from(JSON.stringify(frames));
  return Buffer.concat([sized(text), ...lists.map((to) => sized(bytesOf(to)))]);
}

/** Frames that had the same list of recipients have it again. */
export function decodeFrames(encoded: Buffer): OutgoingFrame[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < encoded.length; at += lengthBytes + parts.at(-1)!.length)
    parts.push(encoded.subarray(at + lengthBytes, at + lengthBytes + encoded.readUInt32BE(at)));
  const [text, ...lists] = parts;
  const recipients = lists.map(idsOf);
  return (JSON.parse(String(text)) as EncodedFrame[]).map(({ name, to, ...frame }) => ({
    ...frame,
    frame: { name },
    to: recipients[to]!,
  }));
}

function sized(part: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(part.length);
  return Buffer.concat([length, part]);
}

function bytesOf(ids: readonly UserId[]): Buffer {
  const known = bytesOfLists.get(ids);
  if (known) return known;
  const bytes = Buffer.concat(ids.map(idToBytes));
  if (ids.length >= longList) bytesOfLists.set(ids, bytes);
  return bytes;
}

function idsOf(bytes: Buffer): readonly UserId[] {
  if (bytes.length < longList * idBytes) return idsFrom(bytes);
  const key = bytes.toString('latin1');
  let ids = listsByBytes.get(key);
  if (!ids) listsByBytes.set(key, (ids = idsFrom(bytes)));
  return ids;
}

function idsFrom(bytes: Buffer): UserId[] {
  const ids: UserId[] = [];
  for (let at = 0; at < bytes.length; at += idBytes) ids.push(idFromBytes(bytes.subarray(at, at + idBytes)));
  return ids;
}
