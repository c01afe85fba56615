import { IsRemoved, type Removal, removalOf } from '../access/removal.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { newlyMentioned } from '../kernel/mentions.ts';
import type { ReactionKind } from '../kernel/reaction-kinds.ts';
import { record } from '../kernel/recorded-events.ts';
import type { Conversation, ConversationId, Sender } from './conversation.ts';
import { EditTooLate, MessageIsDeleted, NothingSaid, NotTheSender } from './errors.ts';
import { leads, type MemberRole } from './member-role.ts';
import {
  MessageAddressed,
  MessageDeleted,
  MessageEdited,
  MessageMentionsAdded,
  MessageReacted,
  MessageRemoved,
  MessageRestored,
  MessageSent,
  MessageTipsCounted,
} from './published.ts';

export type MessageId = Id<'Message'>;
/** Made by the client: the same id is the same message, for ever. */
export type ClientId = Id<'ClientMessage'>;
/** A file of the media context. */
export type AttachmentId = Id<'File'>;

/** What people refer to. */
export const refKinds = ['item', 'outfit', 'occasion', 'wear'] as const;
/** Something of a wardrobe, or the envelope that the message brings. */
export interface Ref {
  readonly kind: (typeof refKinds)[number] | 'envelope';
  readonly id: Id;
}

export interface Draft {
  readonly id: MessageId;
  readonly clientId: ClientId;
  readonly text: string;
  readonly mentionIds: readonly UserId[];
  readonly fileIds: readonly AttachmentId[];
  readonly refs: readonly Ref[];
  readonly replyToId: MessageId | null;
}

/** What a message says, for those who show or store it. */
export interface MessageContent extends Draft {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly changeSeq: number;
  readonly senderId: UserId;
  readonly tipCount: number;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
  readonly deletedAt: Instant | null;
}

/** What a moderator hid, until it is restored. */
type HeldMessage = Removal &
  Pick<MessageContent, 'text' | 'mentionIds' | 'fileIds' | 'refs'> & {
    readonly reacted: boolean;
  };

const editWindowMs = 15 * 60_000;

export class Message {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly senderId: UserId;
  protected readonly clientId: ClientId;
  protected readonly replyToId: MessageId | null;
  protected readonly createdAt: Instant;
  /** Set by the first reaction: without it there is nothing to count. */
  protected reacted = false;
  protected editedAt: Instant | null = null;
  private tipCount = 0;
  private changeSeq: number;
  private text: string;
  private mentionIds: readonly UserId[];
  private fileIds: readonly AttachmentId[];
  private refs: readonly Ref[];
  private deletedAt: Instant | null = null;
  private removal: HeldMessage | null = null;

  private constructor(conversation: Conversation, sender: Sender, draft: Draft, at: Instant) {
    const { seq, changeSeq } = conversation.append(sender, draft, at);
    this.id = draft.id;
    this.conversationId = conversation.id;
    this.seq = seq;
    this.changeSeq = changeSeq;
    this.senderId = sender.userId;
    this.clientId = draft.clientId;
    this.replyToId = draft.replyToId;
    this.text = draft.text;
    this.mentionIds = draft.mentionIds;
    this.fileIds = draft.fileIds;
    this.refs = draft.refs;
    this.createdAt = at;
  }

  /** Takes the next place in the conversation, which decides whether `sender` may write there. */
  static send(conversation: Conversation, sender: Sender, draft: Draft, at: Instant): Message {
    if (isEmpty(draft.text, draft.fileIds, draft.refs)) throw new NothingSaid();
    const message = new Message(conversation, sender, draft, at);
    const { id: messageId, conversationId, senderId, seq, mentionIds } = message;
    record(message, MessageSent({ conversationId, messageId, senderId, seq }));
    if (conversation.kind === 'direct' || mentionIds.length > 0)
      record(message, MessageAddressed({ conversationId, messageId, senderId, mentionIds }));
    return message;
  }

  get content(): MessageContent {
    return {
      id: this.id,
      conversationId: this.conversationId,
      seq: this.seq,
      changeSeq: this.changeSeq,
      senderId: this.senderId,
      clientId: this.clientId,
      text: this.text,
      mentionIds: this.mentionIds,
      fileIds: this.fileIds,
      refs: this.refs,
      replyToId: this.replyToId,
      tipCount: this.tipCount,
      createdAt: this.createdAt,
      editedAt: this.editedAt,
      deletedAt: this.deletedAt,
    };
  }

  /** What members see depends on when they joined; it includes the places of deleted messages. */
  isVisibleTo(member: Pick<Sender, 'visibleFromSeq'>): boolean {
    return this.seq >= member.visibleFromSeq;
  }

  /** Within 15 minutes, by the sender. @returns the former text; undefined if nothing changes */
  edit(
    byId: UserId,
    { text, mentionIds }: Pick<Draft, 'text' | 'mentionIds'>,
    conversation: Conversation,
    at: Instant,
  ): string | undefined {
    if (byId !== this.senderId) throw new NotTheSender();
    if (this.removal) throw new IsRemoved();
    if (this.deletedAt !== null) throw new MessageIsDeleted();
    if (at - this.createdAt > editWindowMs) throw new EditTooLate();
    if (text === this.text) return undefined;
    if (isEmpty(text, this.fileIds, this.refs)) throw new NothingSaid();
    const before = this.text;
    const added = newlyMentioned(this.mentionIds, mentionIds);
    this.text = text;
    this.mentionIds = mentionIds;
    this.editedAt = at;
    this.changeSeq = conversation.nextChange(at);
    record(this, MessageEdited({ ...this.change, byId }));
    const { conversationId, id: messageId, senderId } = this;
    if (added.length > 0)
      record(this, MessageMentionsAdded({ conversationId, messageId, senderId, mentionIds: added }));
    return before;
  }

  /** By the sender, at any time. @returns whether it was there still */
  delete(byId: UserId, conversation: Conversation, at: Instant): boolean {
    if (byId !== this.senderId) throw new NotTheSender();
    return this.clear(byId, conversation, at);
  }

  /** Deletes a message of someone else, as a leader of the room. @returns whether it was there still */
  moderate(
    by: { readonly userId: UserId; readonly role: MemberRole },
    conversation: Conversation,
    at: Instant,
  ) {
    if (conversation.kind !== 'room' || !leads(by.role)) throw new NotTheSender();
    return this.clear(by.userId, conversation, at);
  }

  /** `kind` is undefined when a reaction is withdrawn. */
  react(byId: UserId, kind: ReactionKind | undefined, conversation: Conversation, at: Instant): void {
    if (this.deletedAt !== null) throw new MessageIsDeleted();
    this.reacted = true;
    this.changeSeq = conversation.nextChange(at);
    record(this, MessageReacted({ ...this.change, byId, kind: kind ?? '' }));
  }

  /** `count` is of tips that were not refunded; a deleted message shows none. @returns whether it changes */
  countTips(count: number, conversation: Conversation, at: Instant): boolean {
    if (this.deletedAt !== null || count === this.tipCount) return false;
    this.tipCount = count;
    this.changeSeq = conversation.nextChange(at);
    record(this, MessageTipsCounted(this.change));
    return true;
  }

  /** By a moderator of the service: it looks deleted until it is restored. @returns whether it changes */
  hide(removal: Removal, conversation: Conversation, at: Instant): boolean {
    if (this.deletedAt !== null) return false;
    const { text, mentionIds, fileIds, refs, reacted } = this;
    this.removal = { ...removalOf(removal), text, mentionIds, fileIds, refs, reacted };
    this.empty(conversation, at);
    record(this, MessageRemoved(this.change));
    return true;
  }

  /** Not if its sender has deleted it since. `tipCount` as the wallets know it now. @returns whether it changes */
  restore(tipCount: number, conversation: Conversation, at: Instant): boolean {
    if (!this.removal) return false;
    const { text, mentionIds, fileIds, refs, reacted } = this.removal;
    Object.assign(this, { text, mentionIds, fileIds, refs, reacted, tipCount });
    this.deletedAt = this.removal = null;
    this.changeSeq = conversation.nextChange(at);
    record(this, MessageRestored(this.change));
    return true;
  }

  /** The time in which it could be restored is over. @returns whether it changes */
  deleteRemoved(conversation: Conversation, at: Instant): boolean {
    return this.removal !== null && this.clear(this.senderId, conversation, at);
  }

  private clear(byId: UserId, conversation: Conversation, at: Instant): boolean {
    if (this.deletedAt !== null && !this.removal) return false;
    this.removal = null;
    this.empty(conversation, at);
    record(this, MessageDeleted({ ...this.change, byId }));
    return true;
  }

  /** Its place and its sender stay. */
  private empty(conversation: Conversation, at: Instant): void {
    this.text = '';
    this.mentionIds = [];
    this.fileIds = [];
    this.refs = [];
    this.reacted = false;
    this.tipCount = 0;
    this.deletedAt ??= at;
    this.changeSeq = conversation.nextChange(at);
  }

  private get change() {
    const { conversationId, id: messageId, senderId, changeSeq } = this;
    return { conversationId, messageId, senderId, changeSeq };
  }
}

const isEmpty = (text: string, fileIds: readonly AttachmentId[], refs: readonly Ref[]): boolean =>
  text === '' && fileIds.length + refs.length === 0;
