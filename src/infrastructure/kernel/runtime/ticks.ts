/** Milliseconds until the next tick of an interval. Polls run at ticks, so that they wake an idle process together. */
export const untilTick = (everyMs: number): number =>
  // Rounded up, since a timer drops the fraction and would run before the tick as well.
  Math.ceil(everyMs - (performance.now() % everyMs));

/** Polls every second, after errors as well. The returned function stops it, and waits for the poll in progress. */
export function everySecond(
  poll: () => Promise<void>,
  onError: (error: unknown) => void,
  { atOnce = false } = {},
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  const run = async () => {
    await poll().catch(onError);
    if (!stopped) later(untilTick(1000));
  };
  const later = (ms: number) => {
    timer = setTimeout(() => {
      running = run();
    }, ms);
  };
  later(atOnce ? 0 : untilTick(1000));
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}
