import { defineEntity, type EntityCtor, type EntitySchema } from '@mikro-orm/core';

// biome-ignore lint/complexity/noBannedTypes: a class with a private constructor has no other type
type ClassOf<T> = Function & { readonly prototype: T };

/**
 * Maps an aggregate's own class. The compiler cannot check the names of its fields, because they are private; the
 * round trips of the contract suites do.
 */
export const aggregateSchema = <T extends object>(
  aggregate: ClassOf<T>,
  tableName: string,
  properties: Readonly<Record<string, object>>,
): EntitySchema<T> =>
  // The cast: constructors of aggregates are private, and MikroORM does not call them to load.
  defineEntity<T>({ class: aggregate as unknown as EntityCtor<T>, tableName, properties });
