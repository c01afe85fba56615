import { Type } from '@mikro-orm/core';

/** Maps plain data to a text column; the ORM's own JSON type expects a native JSON column on MySQL. */
export class JsonType<T> extends Type<T | null, string | null> {
  override convertToDatabaseValue(value: T | null): string | null {
    return value === null ? null : JSON.stringify(value);
  }

  override convertToJSValue(text: string | null): T | null {
    return text === null ? null : (JSON.parse(text) as T);
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(): string {
    return 'text';
  }
}
