import type { UserId } from '../../../domain/kernel/id.ts';

/** Removes what a deleted account ends. Transfers and entries stay for ever: they are the other people's too. */
export abstract class WalletPurge {
  /** Others see payments of theirs no more. */
  abstract hideActivity(userId: UserId): void;
  /** Empties notes of theirs on requests and holds. @returns whether there may be more than `limit` of either */
  abstract emptyNotes(userId: UserId, limit: number): Promise<boolean>;
}
