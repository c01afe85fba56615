/**
 * One transaction around a command: what it stored, the events of the aggregates that it touched, and what
 * their subscribers are owed.
 */
export abstract class UnitOfWork {
  /**
   * Runs `work` and commits. When it lost a race (stale version, duplicate key, deadlock) it runs again in a
   * transaction that locks what it reads; then the business answer stands.
   */
  abstract run<T>(work: () => Promise<T>): Promise<T>;

  /** Sends what was written so far, so that reads in this unit of work see it. */
  abstract flush(): Promise<void>;
}
