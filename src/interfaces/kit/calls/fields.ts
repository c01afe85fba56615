import { InvalidFields } from '../../../application/kernel/errors.ts';
import { Malformed } from '../../refusals.ts';

const depthLimit = 32;

/** The fields of a call. Throws above a nesting depth that could overflow the stack of recursive code. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidFields({ errors: [{ pointer: '', detail: 'must be an object' }] });
  }
  if (isDeeper(value, depthLimit))
    throw new Malformed({ detail: `Nested more than ${depthLimit} levels deep` });
  return value as Record<string, unknown>;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** 1–255 printable ASCII characters. */
export function idempotencyKeyOf(value: unknown): string {
  if (typeof value === 'string' && /^[\x20-\x7e]{1,255}$/.test(value)) return value;
  throw new InvalidFields({ detail: 'An idempotency key is 1 to 255 printable ASCII characters' });
}
