import { Type } from '@mikro-orm/core';
import type { Id } from '../../../domain/kernel/id.ts';
import { idFromBytes, idToBytes } from '../database/id-bytes.ts';

/** Maps ids (text in the domain) to sixteen bytes. */
export class IdType extends Type<Id | null, Uint8Array | null> {
  override convertToDatabaseValue(id: Id | null): Uint8Array | null {
    return id === null || id === undefined ? null : idToBytes(id);
  }

  override convertToJSValue(bytes: Uint8Array | null): Id | null {
    return bytes === null || bytes === undefined ? null : idFromBytes(bytes);
  }

  override compareAsType(): string {
    return 'Buffer';
  }

  override getColumnType(): string {
    return 'binary(16)';
  }
}
