import type { UserId } from '../../../../domain/kernel/id.ts';
import {
  type Conversation,
  type ConversationId,
  Conversations,
} from '../../../../domain/messaging/conversation.ts';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { type ClientId, Message, type MessageId } from '../../../../domain/messaging/message.ts';
import { RetryAlone } from '../../../kernel/concurrency/group-commit.ts';
import type { Resolved } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { framedView } from '../message-view.ts';
import { type SenderProfile, Senders, SentMessages } from '../ports.ts';
import type { FramedMessage } from '../views.ts';
import { type Input, loadParts, partNeeds } from './parts.ts';

export const batchNeeds = {
  ...partNeeds,
  conversations: Conversations,
  senders: Senders,
  sent: SentMessages,
  ids: Ids,
  clock: Clock,
};
type Ports = Resolved<typeof batchNeeds>;

export interface Call {
  readonly input: Input & { readonly conversationId: ConversationId; readonly clientId: ClientId };
  readonly actor: { readonly id: UserId };
}
/** `view` is there for a new message that its sender sees just as its frame shows it. */
export interface Sent {
  readonly id: MessageId;
  readonly view?: FramedMessage;
}
export interface NewMessage {
  readonly message: Message;
  readonly view: FramedMessage;
}

interface Locked {
  readonly conversations: ReadonlyMap<ConversationId, Conversation>;
  readonly mayWait: boolean;
}

const senderKey = (conversationId: ConversationId, userId: UserId) => `${conversationId} ${userId}`;
const sentKey = (conversationId: ConversationId, userId: UserId, clientId: ClientId) =>
  `${senderKey(conversationId, userId)} ${clientId}`;

/** Messages that are stored in one transaction: their conversations are locked, and what they share is read once. */
export class Batch {
  readonly conversations: ReadonlyMap<ConversationId, Conversation>;
  readonly added: NewMessage[] = [];
  readonly #senders: ReadonlyMap<string, SenderProfile>;
  readonly #sent: Map<string, Sent>;
  readonly #ports: Ports;
  readonly #mayWait: boolean;

  private constructor(
    { conversations, mayWait }: Locked,
    senders: ReadonlyMap<string, SenderProfile>,
    sent: Map<string, Sent>,
    ports: Ports,
  ) {
    this.conversations = conversations;
    this.#senders = senders;
    this.#sent = sent;
    this.#ports = ports;
    this.#mayWait = mayWait;
  }

  /** Without `mayWait`, conversations that another transaction has locked are left out. */
  static async load(calls: readonly Call[], ports: Ports, mayWait: boolean): Promise<Batch> {
    const keys = calls.map(({ input: { conversationId, clientId }, actor }) => ({
      conversationId,
      senderId: actor.id,
      clientId,
    }));
    const ids = [...new Set(keys.map(({ conversationId }) => conversationId))];
    const conversations = await (mayWait ? ports.conversations.lock(ids) : ports.conversations.lockFree(ids));
    const bySender = new Map(keys.map((key) => [senderKey(key.conversationId, key.senderId), key]));
    const senders = await ports.senders.find([...bySender.values()]);
    const sent = await ports.sent.find(keys);
    return new Batch(
      { conversations, mayWait },
      new Map(senders.map((one) => [senderKey(one.conversationId, one.userId), one])),
      new Map(sent.map((one) => [sentKey(one.conversationId, one.senderId, one.clientId), { id: one.id }])),
      ports,
    );
  }

  /**
   * Throws a refusal of this one message, or `RetryAlone` if its conversation is locked; the others of the batch are
   * sent all the same.
   */
  async send({ input, actor }: Call): Promise<Sent> {
    const { conversationId, clientId } = input;
    const key = sentKey(conversationId, actor.id, clientId);
    const before = this.#sent.get(key);
    if (before) return before;
    const conversation = this.conversations.get(conversationId);
    const sender = this.#senders.get(senderKey(conversationId, actor.id));
    if (!conversation && !this.#mayWait) throw new RetryAlone();
    if (!conversation || !sender) throw new ConversationNotFound();
    // Also asserted by `Message.send`: here it comes before anything is read or attached for the message.
    conversation.assertAcceptsMessage(sender, input);

    const id = this.#ports.ids.next<MessageId>();
    const { replyToId, reply, refs, mentions, files } = await loadParts(this.#ports, sender, id, input);
    const message = Message.send(
      conversation,
      sender,
      {
        id,
        clientId,
        text: input.text,
        mentionIds: mentions.map((person) => person.id as UserId),
        fileIds: input.fileIds,
        refs: input.refs,
        replyToId,
      },
      this.#ports.clock.now(),
    );

    const repliedTo = reply.seenByAll ? reply.repliedTo : null;
    const shown = { sender: sender.card, files, refs, mentions, repliedTo };
    const view = framedView(message.content, shown, input.refs.length);
    this.added.push({ message, view });
    // Senders may see more of what they refer and reply to than the frame shows: they read the message.
    const sent = input.refs.length === 0 && repliedTo === reply.repliedTo ? { id, view } : { id };
    this.#sent.set(key, sent);
    return sent;
  }
}
