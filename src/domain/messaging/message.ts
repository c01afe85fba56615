import type { Id, Instant, UserId } from '../kernel/id.ts';
import type { ReactionKind } from '../kernel/reaction-kinds.ts';
import { record } from '../kernel/recorded-events.ts';
import { EditTooLate, MessageIsDeleted, NothingSaid, NotTheSender } from './errors.ts';
import { MessageDeleted, MessageEdited, MessageReacted } from './published.ts';
import type { ConversationId } from './timeline.ts';

export type MessageId = Id<'Message'>;
/** Made by the client; the same one is the same message, for ever. */
export type ClientId = Id<'ClientMessage'>;
/** Of a file, which the media context keeps. */
export type AttachedId = Id<'File'>;

export const refKinds = ['item', 'outfit', 'occasion', 'wear'] as const;
/** Something of a wardrobe that a message refers to. */
export interface Ref {
  readonly kind: (typeof refKinds)[number];
  readonly id: Id;
}

export interface NewMessage {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly changeSeq: number;
  readonly senderId: UserId;
  readonly clientId: ClientId;
  readonly text: string;
  readonly mentionIds: readonly UserId[];
  readonly fileIds: readonly AttachedId[];
  readonly refs: readonly Ref[];
  readonly replyToId: MessageId | null;
  readonly at: Instant;
}

const editWindowMs = 15 * 60_000;

/** A message that was sent, as far as it can change. Sending many at once is the work of `Messages.add`. */
export class Message {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly senderId: UserId;
  protected readonly clientId: ClientId;
  protected readonly replyToId: MessageId | null;
  private changeSeq: number;
  private text: string;
  private mentionIds: readonly UserId[];
  private fileIds: readonly AttachedId[];
  private refs: readonly Ref[];
  /** Somebody has reacted at some time: whether it is worth counting. */
  protected reacted = false;
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;
  private deletedAt: Instant | null = null;

  private constructor(sent: NewMessage) {
    this.id = sent.id;
    this.conversationId = sent.conversationId;
    this.seq = sent.seq;
    this.senderId = sent.senderId;
    this.clientId = sent.clientId;
    this.replyToId = sent.replyToId;
    this.changeSeq = sent.changeSeq;
    this.text = sent.text;
    this.mentionIds = sent.mentionIds;
    this.fileIds = sent.fileIds;
    this.refs = sent.refs;
    this.createdAt = sent.at;
  }

  get isDeleted(): boolean {
    return this.deletedAt !== null;
  }

  /**
   * The sender's own, for 15 minutes. Answers what it said until then, or undefined where nothing changes.
   * `next` takes the conversation's next `changeSeq`.
   */
  edit(
    byId: UserId,
    { text, mentionIds }: { readonly text: string; readonly mentionIds: readonly UserId[] },
    at: Instant,
    next: () => number,
  ): string | undefined {
    if (byId !== this.senderId) throw new NotTheSender();
    if (this.isDeleted) throw new MessageIsDeleted();
    if (at - this.createdAt > editWindowMs) throw new EditTooLate();
    if (text === this.text) return undefined;
    if (text === '' && this.fileIds.length + this.refs.length === 0) throw new NothingSaid();
    const before = this.text;
    this.text = text;
    this.mentionIds = mentionIds;
    this.editedAt = at;
    this.changeSeq = next();
    record(this, MessageEdited({ ...this.changed, byId }));
    return before;
  }

  /**
   * Leaves a tombstone: its place in the order, and who wrote it. `moderates`: may remove what others wrote. Answers
   * whether it was there still.
   */
  delete(byId: UserId, moderates: boolean, at: Instant, next: () => number): boolean {
    if (byId !== this.senderId && !moderates) throw new NotTheSender();
    if (this.isDeleted) return false;
    this.text = '';
    this.mentionIds = [];
    this.fileIds = [];
    this.refs = [];
    this.reacted = false;
    this.deletedAt = at;
    this.changeSeq = next();
    record(this, MessageDeleted({ ...this.changed, byId }));
    return true;
  }

  /** `kind` is undefined when someone takes theirs back. */
  react(byId: UserId, kind: ReactionKind | undefined, next: () => number): void {
    if (this.isDeleted) throw new MessageIsDeleted();
    this.reacted = true;
    this.changeSeq = next();
    record(this, MessageReacted({ ...this.changed, byId, kind: kind ?? '' }));
  }

  private get changed() {
    const { conversationId, id: messageId, senderId, changeSeq } = this;
    return { conversationId, messageId, senderId, changeSeq };
  }
}

export abstract class Messages {
  /** Where it is, which never changes: to hold the conversation first, then the message. */
  abstract conversationOf(id: MessageId): Promise<ConversationId | undefined>;
  abstract find(id: MessageId): Promise<Message | undefined>;
  /** Many at once, in their conversations' order. */
  abstract add(messages: readonly NewMessage[]): void;
}

/** What messages said before they were edited. */
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
  /** In place of the one before. */
  abstract put(messageId: MessageId, userId: UserId, kind: ReactionKind, at: Instant): void;
  abstract remove(messageId: MessageId, userId: UserId): void;
  abstract forget(messageId: MessageId): void;
}
