import type { Id, UserId } from '../../domain/kernel/id.ts';

/** A message that shows something of another context by its title. */
export interface CardMessage {
  readonly conversationId: Id;
  readonly senderId: UserId;
  /** As for every message: unique among the sender's in the conversation, for ever. */
  readonly clientId: Id;
  readonly card: { readonly kind: 'envelope'; readonly id: Id; readonly title: string };
}

/** Messages that other contexts send for people; only the messaging context knows conversations. */
export abstract class CardMessages {
  /**
   * Sends one in the current unit of work, and locks the conversation until that ends. Throws the refusal of a message
   * that the sender could not send themselves. Resolves to false if they have used the id there before.
   */
  abstract send(message: CardMessage): Promise<boolean>;
}
