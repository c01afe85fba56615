import { startWorld, type World } from './world.ts';

export interface Race {
  readonly world: World;
  /** Runs 20 concurrent calls, alternating between two processes on one database; resolves to their outcomes. */
  run(call: (world: World, i: number) => Promise<unknown>, callers?: number): Promise<Outcome[]>;
}
/** `done`, or the code of a refusal. */
export type Outcome = string;

export async function startRace(
  kind: Parameters<typeof startWorld>[0],
  environment: Record<string, string> = {},
): Promise<Race> {
  const world = await startWorld(kind, environment);
  const other = await startWorld(kind, { ...environment, DATABASE_URL: world.core.config.DATABASE_URL });
  return {
    world,
    async run(call, callers = 20) {
      const settled = await Promise.allSettled(
        Array.from({ length: callers }, (_, i) => call(i % 2 === 0 ? world : other, i)),
      );
      return settled.map((one) => {
        if (one.status === 'fulfilled') return 'done';
        const { code, kind: isRefusal } = one.reason as { code?: string; kind?: string };
        if (code === undefined || isRefusal === undefined) throw one.reason;
        return code;
      });
    },
  };
}

/** Counts each outcome. */
export function countOutcomes(outcomes: readonly Outcome[]): Record<Outcome, number> {
  const sums: Record<Outcome, number> = {};
  for (const one of outcomes) sums[one] = (sums[one] ?? 0) + 1;
  return sums;
}
