/** Timers for sockets; tests inject their own to avoid waiting. */
export interface Timers {
  now(): number;
  /** Calls `run` once after `ms`, unless the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

export const realTimers: Timers = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
