import { median } from './cpu.ts';
import { load, percentile, requestText } from './load.ts';
import type { Running } from './service.ts';
import type { Reader } from './world.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000) / 10;

/** A user with few rows, and one with a hundred times as many. */
export interface Pair<T> {
  readonly small: T;
  readonly large: T;
}

export const aPair = <T>(both: T): Pair<T> => ({ small: both, large: both });

export const shown = (few: number, many: number): string =>
  `${few.toFixed(2).padStart(8)} ${many.toFixed(2).padStart(8)}  ×${(many / few).toFixed(2).padEnd(7)}`;

/** Reads a path as each of the two in turn; prints p50 and p99 in ms, and their ratios. */
export async function compareLists(
  title: string,
  { port }: Running,
  owners: Pair<Reader>,
  paths: Pair<string>,
): Promise<void> {
  const figures = { small: { p50: [], p99: [] }, large: { p50: [], p99: [] } } as Pair<
    Record<'p50' | 'p99', number[]>
  >;
  for (let round = 0; round <= rounds; round++)
    for (const which of ['small', 'large'] as const) {
      const text = requestText('GET', `/api${paths[which]}`, {
        authorization: `Bearer ${owners[which].accessToken}`,
      });
      const { latencies } = await load(port, () => text, 1, roundMs);
      // The first round is a warm-up.
      if (round === 0) continue;
      figures[which].p50.push(percentile(latencies, 0.5));
      figures[which].p99.push(percentile(latencies, 0.99));
    }
  const of = (p: 'p50' | 'p99') => shown(median(figures.small[p]), median(figures.large[p]));
  process.stdout.write(`${title.padEnd(44)}${of('p50')}${of('p99')}\n`);
}
