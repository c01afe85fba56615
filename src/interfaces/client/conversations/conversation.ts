import type { Call } from '../calls.ts';
import type { Input, Output } from '../operations.ts';
import { randomId } from '../platform.ts';
import type { Frame } from '../transport.ts';
import { type ConversationOptions, FollowedConversation, type Reacted } from './followed-conversation.ts';
import { Typing } from './typing.ts';
/** A message to send. */
export type Draft = Omit<Input<'messaging.send-message'>, 'conversationId' | 'clientId'> & {
  clientId?: string;
};

/** One conversation as one member sees it: ordered, without duplicates or gaps. */
export class Conversation extends FollowedConversation {
  readonly #call: Call;
  readonly #options: ConversationOptions;
  readonly #typing: Typing;

  constructor(id: string, call: Call, options: ConversationOptions) {
    super(id, call, options);
    this.#call = call;
    this.#options = options;
    this.#typing = new Typing(id, call);
  }

  /**
   * Sends a message. Its `clientId` is set here, so that retries store it only once. With an offline queue, this
   * resolves when there is a connection, and messages arrive in the order in which they were sent.
   */
  send(draft: Draft): Promise<Output<'messaging.send-message'>> {
    this.#typing.sent();
    const clientId = draft.clientId ?? randomId();
    return this.#options.send({ ...draft, clientId, conversationId: this.id });
  }

  /** Changes the text of a message of yours. */
  edit(messageId: string, text: string): Promise<Output<'messaging.edit-message'>> {
    return this.#call('messaging.edit-message', { messageId, text });
  }

  async delete(messageId: string): Promise<void> {
    await this.#call('messaging.delete-message', { messageId });
    if (!this.#options.pushes) await this.catchUp();
  }

  /** Reacts to a message; another kind replaces the one before, and null removes it. */
  react(messageId: string, kind: Input<'messaging.react-to-message'>['kind'] | null): Promise<Reacted> {
    return kind === null
      ? this.#call('messaging.unreact-to-message', { messageId })
      : this.#call('messaging.react-to-message', { messageId, kind });
  }

  unreact(messageId: string): Promise<Reacted> {
    return this.react(messageId, null);
  }

  /** Marks messages as read up to `seq`, or all that are loaded; resolves to how many are unread. */
  async read(seq = this.messages.at(-1)?.seq ?? 0): Promise<number> {
    const { unreadCount } = await this.#call('messaging.mark-read', { conversationId: this.id, seq });
    return unreadCount;
  }

  /** Call at each key: the others are told every few seconds that you type, and that you stopped. */
  typing(): void {
    this.#typing.key();
  }

  /** Calls the listener with the ids of those who are typing, at each change; returns what removes it. */
  onTyping(listener: (userIds: readonly string[]) => void): () => void {
    return this.#typing.listen(listener);
  }

  override receive(name: string, frame: Frame): void {
    if (name.startsWith('typing.')) this.#typing.receive(name, frame.data as { userId: string });
    else super.receive(name, frame);
  }

  override end(): void {
    this.#typing.end();
    super.end();
  }

  override close(): void {
    this.#typing.end();
    super.close();
  }
}
