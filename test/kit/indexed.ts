import { expect } from 'vitest';
import type { Kind } from './kernel.ts';
import { fullScans } from './plans.ts';
import type { Sent } from './round-trips.ts';
import type { World } from './world.ts';

/** What watches the statements of a world with large tables. */
export interface Watch {
  readonly kind: Kind;
  readonly world: World;
  readonly listening: { sentBy(work: () => Promise<unknown>): Promise<Sent[]> };
  /** None of these may be read from end to end. */
  readonly tables: readonly string[];
}

/** Runs the work and expects that each of its statements finds its rows by an index. Answers the statements. */
export async function sentByIndexes(
  { kind, world, listening, tables }: Watch,
  name: string,
  work: () => Promise<unknown>,
): Promise<Sent[]> {
  const sent = await listening.sentBy(work);
  for (const one of sent)
    expect({ name, scans: await fullScans(kind, world, one, tables) }).toEqual({ name, scans: [] });
  return sent;
}
