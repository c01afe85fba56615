import { SingleBar } from 'cli-progress';

/** A progress bar on standard error, if that is a terminal. A total of 0 means unknown. */
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
