/**
 * One transaction around a command. It stores the changes, the events that the aggregates recorded, and the
 * outbox messages for their subscribers.
 */
export abstract class UnitOfWork {
  /**
   * Runs `work` and commits. After a conflict (stale version, duplicate key, deadlock) it runs `work` again in
   * a transaction that locks what it reads; a refusal thrown by that second run stands.
   */
  abstract run<T>(work: () => Promise<T>): Promise<T>;

  /** Executes the pending writes, so that later reads in this unit of work see them. */
  abstract flush(): Promise<void>;
}
