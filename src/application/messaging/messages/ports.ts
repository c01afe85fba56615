import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Conversation, ConversationId, Sender } from '../../../domain/messaging/conversation.ts';
import type { AttachmentId, ClientId, MessageId, Ref } from '../../../domain/messaging/message.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { PublicUser } from '../../kernel/public-user.ts';
import type { FileView } from '../../media/views.ts';
import type { RefView } from '../../posts/views.ts';
import type { EditView, FramedMessage, RepliedTo, ShownMessage } from './views.ts';

export interface SenderKey {
  readonly conversationId: ConversationId;
  readonly senderId: UserId;
}

export interface SenderProfile extends Sender {
  readonly conversationId: ConversationId;
  /** A public account: what they make public, everyone may see. */
  readonly isPublic: boolean;
  readonly card: PublicUser;
}

export abstract class Senders {
  /** Those who are members. Asked under the conversations' locks. */
  abstract find(keys: readonly SenderKey[]): Promise<readonly SenderProfile[]>;
}

/** Who gets frames about messages. */
export abstract class Recipients {
  /** All members, cached by `membersVersion`: `conversation` must be locked. */
  abstract members(conversation: Pick<Conversation, 'id' | 'membersVersion'>): Promise<readonly UserId[]>;
  /** Members who see a message; in rooms also those with a block between them and its sender. */
  abstract seeing(messageId: MessageId): Promise<readonly UserId[]>;
  /** Other members without a block in between; none unless `userId` is a member and may write. */
  abstract ofTyping(id: ConversationId, userId: UserId): Promise<readonly UserId[]>;
  /** The last `changeSeq` of each conversation, with its members. */
  abstract highWaterMarks(ids: readonly ConversationId[]): Promise<
    readonly {
      readonly conversationId: ConversationId;
      readonly lastChangeSeq: number;
      readonly to: readonly UserId[];
    }[]
  >;
  /** Conversations in which something changed at or after this time; `limit` is of the changes. */
  abstract changedSince(at: Instant, limit: number): Promise<readonly ConversationId[]>;
  /** For each of them, those whom they have blocked or who have blocked them. */
  abstract blockedWith(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, ReadonlySet<UserId>>>;
}

/** Who is typing right now; never stored. */
export abstract class Typing {
  /** Ends by itself after 6 s. Others get a frame every 2 s at most. */
  abstract start(id: ConversationId, userId: UserId): Promise<void>;
  abstract stop(id: ConversationId, userId: UserId): Promise<void>;
}

/** Conversations with recent frames: their members get the high-water mark once it is quiet. */
export abstract class HighWaterMarks {
  abstract touch(id: ConversationId): void;
}

export interface ReplyPreview {
  /** Null if the message was deleted. */
  readonly repliedTo: RepliedTo | null;
  /** Every member joined early enough to see it; blocks are not considered. */
  readonly seenByAll: boolean;
}

/** Messages that are stored, found by the ids that clients gave them. */
export abstract class SentMessages {
  abstract find(
    sent: readonly (SenderKey & { readonly clientId: ClientId })[],
  ): Promise<readonly (SenderKey & { readonly clientId: ClientId; readonly id: MessageId })[]>;
  /** Whether the sender may react to a message: it is in their conversation, and they see it. */
  abstract mayReactTo(sender: SenderProfile, id: MessageId): Promise<boolean>;
  /** What a reply shows; undefined unless the sender may reply to it, under the same condition. */
  abstract replyTo(sender: SenderProfile, id: MessageId): Promise<ReplyPreview | undefined>;
}

export abstract class MentionedMembers {
  /** The members with these usernames, without those with a block between them and the sender. */
  abstract resolve(key: SenderKey, usernames: readonly string[]): Promise<PublicUser[]>;
}

/** Tips of messages, as the wallets know them. */
export abstract class MessageTips {
  /** Without those that were refunded in full. */
  abstract of(id: MessageId): Promise<number>;
}

/** Things of wardrobes that messages refer to. */
export abstract class MessageReferences {
  /**
   * Throws `RefNotFound` unless the sender may see each; a wear must be the sender's own.
   * @returns those that every reader of the message may see, for its frame
   */
  abstract require(sender: SenderProfile, refs: readonly Ref[]): Promise<RefView[]>;
}

/** Files of messages. Part of the current unit of work. */
export abstract class Attachments {
  /** Throws `FileNotFound` unless each is the sender's own and ready. */
  abstract attach(id: MessageId, senderId: UserId, fileIds: readonly AttachmentId[]): Promise<FileView[]>;
  abstract detach(ids: readonly MessageId[]): void;
}

export type SeqRange =
  | { readonly before: number; readonly limit: number }
  | { readonly after: number; readonly limit: number };

/** Messages as a member sees them; undefined for everyone else. */
export abstract class MessageReader {
  abstract one(viewerId: UserId, id: MessageId): Promise<ShownMessage | undefined>;
  /** What `senderId` wrote, also where they are no member any more; then without its reactions. */
  abstract written(senderId: UserId, id: MessageId): Promise<ShownMessage | undefined>;
  /** Those next to a `seq`, in ascending order. */
  abstract range(
    viewerId: UserId,
    id: ConversationId,
    range: SeqRange,
  ): Promise<readonly ShownMessage[] | undefined>;
  /** Their current state, in the order of their last change. */
  abstract changes(
    viewerId: UserId,
    id: ConversationId,
    after: number,
    limit: number,
  ): Promise<{ readonly items: readonly ShownMessage[]; readonly head: number } | undefined>;
  /** The same for all readers. */
  abstract framed(id: MessageId): Promise<FramedMessage | undefined>;
  /** Former texts, newest first. */
  abstract edits(
    viewerId: UserId,
    id: MessageId,
    page: PageRequest<number>,
  ): Promise<Page<EditView> | undefined>;
}
