import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/journal.ts';
import { EditTooLate, NothingSaid, NotTheSender } from './errors.ts';
import { MessageDeleted, MessageEdited } from './published.ts';
import type { ConversationId } from './timeline.ts';

export type MessageId = Id<'Message'>;
/** Made by the client; the same one is the same message, for ever. */
export type ClientId = Id<'ClientMessage'>;
/** Of a file, which the media context keeps. */
export type AttachedId = Id<'File'>;

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
  private changeSeq: number;
  private text: string;
  private mentionIds: readonly UserId[];
  private fileIds: readonly AttachedId[];
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;
  private deletedAt: Instant | null = null;

  private constructor(sent: NewMessage) {
    this.id = sent.id;
    this.conversationId = sent.conversationId;
    this.seq = sent.seq;
    this.senderId = sent.senderId;
    this.changeSeq = sent.changeSeq;
    this.text = sent.text;
    this.mentionIds = sent.mentionIds;
    this.fileIds = sent.fileIds;
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
    if (at - this.createdAt > editWindowMs) throw new EditTooLate();
    if (text === this.text) return undefined;
    if (text === '' && this.fileIds.length === 0) throw new NothingSaid();
    const before = this.text;
    this.text = text;
    this.mentionIds = mentionIds;
    this.editedAt = at;
    this.changeSeq = next();
    record(this, MessageEdited({ ...this.named, byId }));
    return before;
  }

  /** Leaves a tombstone: its place in the order, and who wrote it. `moderates`: may remove what others wrote. */
  delete(byId: UserId, moderates: boolean, at: Instant, next: () => number): void {
    if (byId !== this.senderId && !moderates) throw new NotTheSender();
    if (this.isDeleted) return;
    this.text = '';
    this.mentionIds = [];
    this.fileIds = [];
    this.deletedAt = at;
    this.changeSeq = next();
    record(this, MessageDeleted({ ...this.named, byId }));
  }

  private get named() {
    return { conversationId: this.conversationId, messageId: this.id, senderId: this.senderId };
  }
}

export abstract class Messages {
  abstract find(id: MessageId): Promise<Message | undefined>;
  /** Many at once, in their conversations' order. */
  abstract add(messages: readonly NewMessage[]): void;
}
