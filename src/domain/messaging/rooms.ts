import type { Id, UserId } from '../kernel/id.ts';
import type { ConversationId } from './conversation.ts';
import type { Room } from './room.ts';

export abstract class Rooms {
  abstract find(id: ConversationId): Promise<Room | undefined>;
  /** Rooms whose avatar is a file of this person: this one, or any; at most `limit`. */
  abstract withAvatarOf(ownerId: UserId, fileId: Id | undefined, limit: number): Promise<readonly Room[]>;
  abstract add(room: Room): void;
  /** Stores the words that it is found by. */
  abstract index(room: Room): void;
}
