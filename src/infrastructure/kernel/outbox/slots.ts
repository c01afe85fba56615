import { hash } from 'node:crypto';
import { idToBytes } from '../database/id-bytes.ts';

const slots = Array.from({ length: 256 }, (_, slot) => Buffer.of(slot));

/**
 * The first byte of the MD5 hash of the owner's id. Vitess places the owner's rows by the same hash (deploy/vitess), so
 * events and outbox messages are in the same shard. Not for secrets.
 */
export const slotOf = (ownerId: string): Buffer => slots[hash('md5', idToBytes(ownerId), 'buffer')[0]!]!;

export const allSlots = '00-ff';

/** `00-7f`: two hexadecimal digits for the first slot, two for the last. */
export const isSlotRange = (text: string): boolean =>
  /^[0-9a-f]{2}-[0-9a-f]{2}$/.test(text) && text.slice(0, 2) <= text.slice(3);

export type SlotRange = { readonly fromSlot: Buffer; readonly toSlot: Buffer };

export const parseSlots = (range: string): SlotRange => ({
  fromSlot: Buffer.from(range.slice(0, 2), 'hex'),
  toSlot: Buffer.from(range.slice(3), 'hex'),
});
