/** Polls a second after each poll, after errors as well, until the returned function is called. */
export function everySecond(poll: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const later = () => {
    timer = setTimeout(async () => {
      await poll().catch(onError);
      if (!stopped) later();
    }, 1000);
  };
  later();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
