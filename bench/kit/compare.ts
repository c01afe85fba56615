import { cpuSeconds, median } from './cpu.ts';
import type { BenchDatabase } from './database.ts';
import { load, percentile } from './load.ts';
import type { Running } from './service.ts';

export interface Contender {
  readonly name: string;
  readonly server: Running;
  readonly next: () => string;
}

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000);

/** Alternates the contenders and prints each one's medians; the first is the baseline. */
export async function compare(
  title: string,
  database: BenchDatabase,
  contenders: readonly Contender[],
  connections = 8,
): Promise<void> {
  const figures = new Map(
    contenders.map(({ name }) => [name, { server: [] as number[], db: [] as number[], p99: [] as number[] }]),
  );
  for (let round = 0; round <= rounds; round++)
    for (const { name, server, next } of contenders) {
      const [cpu, db] = [cpuSeconds(server.pid), database.pid ? cpuSeconds(database.pid) : 0];
      const { requests, latencies } = await load(
        server.port,
        next,
        connections,
        round === 0 ? 1500 : roundMs,
      );
      // The first round is a warm-up.
      if (round === 0) continue;
      const figure = figures.get(name)!;
      figure.server.push(((cpuSeconds(server.pid) - cpu) / requests) * 1e6);
      figure.db.push(database.pid ? ((cpuSeconds(database.pid) - db) / requests) * 1e6 : 0);
      figure.p99.push(percentile(latencies, 0.99));
    }
  const base = figures.get(contenders[0]!.name)!;
  process.stdout.write(`\n${title}, ${database.name}\n`);
  for (const [name, figure] of figures) {
    const [server, db] = [median(figure.server), median(figure.db)];
    const ratio = median(base.server) / server;
    const whole = (median(base.server) + median(base.db)) / (server + db);
    process.stdout.write(
      `${name.padEnd(24)} ${server.toFixed(0).padStart(6)} µs node ${db.toFixed(0).padStart(6)} µs database ` +
        `p99 ${median(figure.p99).toFixed(1)} ms  ratio ${ratio.toFixed(2)} (with database ${whole.toFixed(2)})\n`,
    );
  }
}
