import type { EntitySchema } from '@mikro-orm/core';
import type { Value } from '../database/statement.ts';

/** Loads and stores aggregates for repositories, in the current unit of work. */
export abstract class Aggregates {
  /**
   * Loads one and tracks it: its changes and events are stored at the end of the unit of work. Locks the row
   * when the unit of work runs again after a conflict.
   */
  abstract find<T extends object>(
    schema: EntitySchema<T>,
    where: Readonly<Record<string, Value>>,
  ): Promise<T | undefined>;

  /** As `find`, for several; returns the existing ones, in no particular order. */
  abstract findAll<T extends object>(
    schema: EntitySchema<T>,
    where: Readonly<Record<string, Value | readonly Value[]>>,
  ): Promise<T[]>;

  /** Stores a new one at the end of the unit of work; a duplicate key is a conflict. */
  abstract add<T extends object>(schema: EntitySchema<T>, aggregate: T): void;

  /** As `add`, for several, with many rows per statement. */
  abstract addAll<T extends object>(schema: EntitySchema<T>, aggregates: readonly T[]): void;

  /** Deletes a loaded one at the end of the unit of work; its recorded events are still stored. */
  abstract remove<T extends object>(aggregate: T): void;
}
