const sliceMs = 10;

/**
 * Starts a time slice for long work on this thread. Call the answer between its steps and await the promise that it
 * returns once the slice is used up: other callers run first, and a new slice begins.
 */
export function timeSlice(): () => Promise<void> | undefined {
  let since = performance.now();
  const yieldToEventLoop = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  return () => (performance.now() - since < sliceMs ? undefined : yieldToEventLoop());
}
