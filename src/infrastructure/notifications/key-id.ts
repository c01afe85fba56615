import { createHash } from 'node:crypto';
import type { Id } from '../../domain/kernel/id.ts';
import { idFromBytes } from '../kernel/database/id-bytes.ts';

/** A name of any length as sixteen bytes. */
export const keyId = (name: string): Id =>
  idFromBytes(createHash('sha256').update(name).digest().subarray(0, 16));
