import type { EntitySchema } from '@mikro-orm/core';
import type { Value } from '../database/statement.ts';

/** How repositories load and store aggregates, in the current unit of work. */
export abstract class Aggregates {
  /**
   * Loads one and follows its changes: they and its events are stored at the end of the unit of work. Locked
   * when the unit of work repeats after a lost race.
   */
  abstract find<T extends object>(
    schema: EntitySchema<T>,
    where: Readonly<Record<string, Value>>,
  ): Promise<T | undefined>;

  /** The same for several; those that are there, in no order. */
  abstract findAll<T extends object>(
    schema: EntitySchema<T>,
    where: Readonly<Record<string, Value | readonly Value[]>>,
  ): Promise<T[]>;

  /** Stores a new one at the end of the unit of work; its key being taken means a lost race. */
  abstract add<T extends object>(schema: EntitySchema<T>, aggregate: T): void;

  /** The same for several, many of them in one statement. */
  abstract addAll<T extends object>(schema: EntitySchema<T>, aggregates: readonly T[]): void;

  /** Deletes a loaded one at the end of the unit of work; the events that it recorded still happen. */
  abstract remove<T extends object>(aggregate: T): void;
}
