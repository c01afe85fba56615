/** How long work on this thread goes on before others have their turn. */
const turnMs = 10;

/**
 * To be called between the steps of something long. Where it answers a promise, it is time to await that: everybody
 * else goes first. What takes less than a turn is done without a pause.
 */
export function timeSlice(): () => Promise<void> | undefined {
  let since = performance.now();
  const others = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  return () => (performance.now() - since < turnMs ? undefined : others());
}
