import { defineEntity, type EntitySchema } from '@mikro-orm/core';

// biome-ignore lint/complexity/noBannedTypes: a class with a private constructor has no other type
type ClassOf<T> = Function & { readonly prototype: T };

/**
 * Maps an aggregate's very class. Its fields are private, so nobody checks their names here: the contract
 * suites' round trips do.
 */
export const aggregateSchema = <T extends object>(
  aggregate: ClassOf<T>,
  tableName: string,
  properties: Readonly<Record<string, object>>,
): EntitySchema<T> =>
  defineEntity({ class: aggregate as never, tableName, properties: properties as never }) as never;
