/** Milliseconds until the next tick of an interval. Polls run at ticks, so that they wake an idle process together. */
export const untilTick = (everyMs: number): number =>
  // Rounded up, since a timer drops the fraction and would run before the tick as well.
  Math.ceil(everyMs - (performance.now() % everyMs));

/** Polls every second, after errors as well, until the returned function is called. */
export function everySecond(
  poll: () => Promise<void>,
  onError: (error: unknown) => void,
  { atOnce = false } = {},
): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const later = (ms: number) => {
    timer = setTimeout(async () => {
      await poll().catch(onError);
      if (!stopped) later(untilTick(1000));
    }, ms);
  };
  later(atOnce ? 0 : untilTick(1000));
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
