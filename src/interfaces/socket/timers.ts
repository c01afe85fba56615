/** Time as sockets need it; given, so that a test need not wait. */
export interface Timers {
  now(): number;
  /** Calls back once, unless cancelled by the answer. */
  after(ms: number, run: () => void): () => void;
}

export const realTimers: Timers = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
