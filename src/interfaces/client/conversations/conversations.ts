import type { Call } from '../calls.ts';
import type { Message, OperationName, Output } from '../operations.ts';
import type { Frame } from '../transport.ts';
import { Conversation } from './conversation.ts';
import type { ConversationOptions } from './followed-conversation.ts';

/** The conversations that an app has open, while its account is signed in. */
export class Conversations {
  readonly #call: Call;
  readonly #options: Omit<ConversationOptions, 'onClose'>;
  readonly #open = new Map<string, Conversation>();

  constructor(call: Call, options: Omit<ConversationOptions, 'onClose'>) {
    this.#call = call;
    this.#options = options;
  }

  /** Returns the same object for each call with this id. */
  of(id: string): Conversation {
    const known = this.#open.get(id);
    if (known) return known;
    const onClose = () => {
      if (this.#open.get(id) === made) this.#open.delete(id);
    };
    const made: Conversation = new Conversation(id, this.#call, { ...this.#options, onClose });
    this.#open.set(id, made);
    return made;
  }

  receive(name: string, frame: Frame): void {
    const { conversationId } = (frame?.data ?? {}) as { conversationId?: string };
    if (conversationId !== undefined) this.#open.get(conversationId)?.receive(name, frame);
  }

  /** Shows what a call of this account has changed. */
  answered(name: OperationName, input: Readonly<Record<string, unknown>>, result: unknown): void {
    if (name === 'messaging.send-message' || name === 'messaging.edit-message') {
      const message = result as Message;
      this.#open.get(message.conversationId)?.apply(message);
    }
    if (name === 'messaging.react-to-message' || name === 'messaging.unreact-to-message')
      for (const one of this.#open.values())
        if (one.reacted(String(input.messageId), result as Output<'messaging.react-to-message'>)) return;
  }

  reconnected(): void {
    for (const one of this.#open.values()) one.reconnected();
  }

  /** The account has ended: nothing of it stays in memory. */
  end(): void {
    const ended = [...this.#open.values()];
    this.#open.clear();
    for (const one of ended) one.end();
  }

  close(): void {
    for (const one of [...this.#open.values()]) one.close();
  }
}
