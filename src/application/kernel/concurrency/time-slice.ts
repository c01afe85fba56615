const sliceMs = 10;

/**
 * Starts a time slice of 10 ms for long work on this thread. Call the returned function between steps, and
 * await the promise that it returns when the slice is used up: other work runs first, then a new slice begins.
 */
export function timeSlice(): () => Promise<void> | undefined {
  let since = performance.now();
  const yieldToEventLoop = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  return () => (performance.now() - since < sliceMs ? undefined : yieldToEventLoop());
}
