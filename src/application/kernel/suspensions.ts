import type { UserId } from '../../domain/kernel/id.ts';

/** Who is suspended now, as every process knows it within 2 s. */
export abstract class Suspensions {
  /** Throws `AccountSuspended`, with the reason and the end. */
  abstract assertMayWrite(userId: UserId): void;
}
