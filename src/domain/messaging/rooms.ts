import type { ConversationId } from './conversation.ts';
import type { Room } from './room.ts';

export abstract class Rooms {
  abstract find(id: ConversationId): Promise<Room | undefined>;
  abstract add(room: Room): void;
  /** Stores the words that it is found by. */
  abstract index(room: Room): void;
}
