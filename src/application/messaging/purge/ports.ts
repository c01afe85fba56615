import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';

/** Removes what a deleted account or a block ends. */
export abstract class MessagingPurge {
  /** Also removed ones, where their membership is held. */
  abstract roomIds(userId: UserId, limit: number): Promise<ConversationId[]>;
  /** Removes invites to and from them, at most `limit` of each. @returns whether there were any */
  abstract invitesOf(userId: UserId, limit: number): Promise<boolean>;
  abstract bansOf(userId: UserId): void;
  abstract reactedTo(
    userId: UserId,
    limit: number,
  ): Promise<readonly { readonly id: MessageId; readonly conversationId: ConversationId }[]>;
  /** Removes someone's reactions; each message gets the `changeSeq` of that change. */
  abstract unreact(
    userId: UserId,
    changes: readonly { readonly id: MessageId; readonly changeSeq: number }[],
  ): void;
  /** Unanswered invites between two people. */
  abstract endInvites(one: UserId, other: UserId): void;
}
