import { SingleBar } from 'cli-progress';

/** A line on standard error that tells how far a long task is; nothing where that is not a terminal. */
export function progressBar(total: number): { step(by?: number): void; stop(): void } {
  const bar = new SingleBar({
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
    format:
      total > 0
        ? '{bar} {percentage} % | {value} of {total} | {eta_formatted} left'
        : '{value} done in {duration_formatted}',
    barsize: 30,
  });
  bar.start(total, 0);
  return { step: (by = 1) => bar.increment(by), stop: () => bar.stop() };
}
