/** Resolves to true once `work` is done, to false after `patienceMs`; rejects as `work` does until then. */
export async function settledWithin(work: Promise<unknown>, patienceMs: number): Promise<boolean> {
  const { promise: patience, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, patienceMs, false);
  try {
    return await Promise.race([work.then(() => true), patience]);
  } finally {
    clearTimeout(timer);
  }
}
