import { createHash } from 'node:crypto';
import type { Id } from '../../domain/kernel/id.ts';
import { idFromBytes } from '../kernel/database/id-bytes.ts';

/** A key of any length, hashed to the 16 bytes of an id. */
export const keyId = (name: string): Id =>
  idFromBytes(createHash('sha256').update(name).digest().subarray(0, 16));
