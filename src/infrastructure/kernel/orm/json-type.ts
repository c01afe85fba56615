import { Type } from '@mikro-orm/core';

/** Maps plain data to a text column; the ORM's own JSON type expects a native JSON column on MySQL. */
export class JsonType<T> extends Type<T, string> {
  override convertToDatabaseValue(value: T): string {
    return JSON.stringify(value);
  }

  override convertToJSValue(text: string): T {
    return JSON.parse(text) as T;
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(): string {
    return 'text';
  }
}
