import type { Instant, UserId } from '../kernel/id.ts';
import type { ReactionKind } from '../kernel/reaction-kinds.ts';
import type { ConversationId } from './conversation.ts';
import type { Message, MessageId } from './message.ts';

export abstract class Messages {
  /** Never changes, so it can be read before the conversation is locked. */
  abstract conversationOf(id: MessageId): Promise<ConversationId | undefined>;
  abstract find(id: MessageId): Promise<Message | undefined>;
  /** In one statement. */
  abstract add(messages: readonly Message[]): void;
}

/** Former texts of messages. */
export abstract class MessageEdits {
  abstract keep(edit: {
    readonly messageId: MessageId;
    /** Of the change that replaced `text`. */
    readonly changeSeq: number;
    readonly text: string;
    readonly at: Instant;
  }): void;
  abstract forget(messageId: MessageId): void;
}

/** One of each person to each message. */
export abstract class MessageReactions {
  abstract of(messageId: MessageId, userId: UserId): Promise<ReactionKind | undefined>;
  /** Replaces the person's earlier reaction. */
  abstract put(messageId: MessageId, userId: UserId, kind: ReactionKind, at: Instant): void;
  abstract remove(messageId: MessageId, userId: UserId): void;
  abstract forget(messageId: MessageId): void;
}
