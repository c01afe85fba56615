import type { UserId } from '../../../domain/kernel/id.ts';

export abstract class WalletsPurge {
  /** Empties notes that the person wrote on requests and holds. @returns whether there are more than `limit` */
  abstract notesOf(userId: UserId, limit: number): Promise<boolean>;
}
