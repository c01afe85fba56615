import { LRUCache } from 'lru-cache';
import type { UserId } from '../../../domain/kernel/id.ts';

/** Longer than a replica that is used is behind. */
export const keptMs = 60_000;

/** The state of the database after each person's last command, as a mark of `ReadReplicas`. */
export abstract class SeenMarks {
  /** Resolves when every process answers it. Never throws. */
  abstract set(userId: UserId, mark: string): Promise<void>;
  /** Undefined if they have done nothing for a minute; `unknown` if that cannot be known now. Never throws. */
  abstract of(userId: UserId): Promise<string | undefined | 'unknown'>;
}

/** For a process that is alone. What it forgets early is in the newest state that it knows. */
export class MemorySeenMarks extends SeenMarks {
  readonly #marks = new LRUCache<UserId, string>({ max: 100_000, ttl: keptMs });

  async set(userId: UserId, mark: string): Promise<void> {
    this.#marks.set(userId, mark);
  }

  async of(userId: UserId): Promise<string | undefined> {
    return this.#marks.get(userId);
  }
}
