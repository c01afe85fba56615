import type { Instant, UserId } from '../../kernel/id.ts';

export const codeAttemptLimits = {
  wrongPerHour: 20,
  /** Milliseconds. */
  window: 3_600_000,
  /** Milliseconds between two warnings to the owner. */
  warning: 24 * 3_600_000,
} as const;

/** Counts wrong codes of an account, over all its tickets. */
export abstract class CodeAttempts {
  /** Counts a code as wrong, before it is verified. Resolves to the seconds to wait when the limit is exhausted. */
  abstract take(userId: UserId, now: Instant): Promise<number | undefined>;
  /** The code that was counted last was right. */
  abstract giveBack(userId: UserId): void;
  /** True at most once a day for an account. */
  abstract mayWarn(userId: UserId, now: Instant): Promise<boolean>;
}
