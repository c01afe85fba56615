import type { UserId } from '../../../domain/kernel/id.ts';

/** Removes what a deleted account ends. Transfers and entries stay for ever: they are the other people's too. */
export abstract class WalletPurge {
  /** Others see payments of theirs no more. */
  abstract hideActivity(userId: UserId): void;
}
