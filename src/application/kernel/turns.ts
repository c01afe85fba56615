import { setImmediate as yieldToLoop } from 'node:timers/promises';

/** How long work on this thread goes on before others have their turn. */
const turnMs = 10;

/** To be awaited between the steps of something long: now and then it lets everybody else go first. */
export function inTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMs) return;
    await yieldToLoop();
    since = performance.now();
  };
}
