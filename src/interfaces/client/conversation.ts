import { CatchUp } from './catch-up.ts';
import { ConnectionFailed, isRefusal } from './failures.ts';
import type { Input, Message, OperationName, Output } from './operations.ts';
import { type PushedMessage, Timeline } from './timeline.ts';
import type { Frame } from './transport.ts';

export type Call = <N extends OperationName>(name: N, input: Input<N>) => Promise<Output<N>>;
type Draft = Omit<Input<'messaging.send-message'>, 'conversationId' | 'clientId'> & { clientId?: string };

export interface ConversationOptions {
  /** How long a change that is missing may still come by itself: two that follow each other may swap on their way. */
  readonly gapPatienceMs: number;
  readonly onClose: () => void;
}

/** One conversation as someone in it sees it: in order, each message once, nothing missing. */
export class Conversation {
  readonly id: string;
  readonly #call: Call;
  readonly #options: ConversationOptions;
  readonly #timeline = new Timeline();
  readonly #listeners = new Set<(messages: readonly Message[]) => void>();
  readonly #catching: CatchUp;
  /** In the middle of what was missed, a message that was edited since comes after those that followed it. */
  #midway = false;
  #untold = false;
  #opened: Promise<Output<'messaging.get-conversation'>> | undefined;
  #lost: unknown;

  constructor(id: string, call: Call, options: ConversationOptions) {
    this.id = id;
    this.#call = call;
    this.#options = options;
    const ask = () => this.#ask();
    this.#catching = new CatchUp(ask, (error) => this.#failed(error), options.gapPatienceMs);
  }

  /** In rising `seq`, from the first that was loaded on. */
  get messages(): readonly Message[] {
    return this.#timeline.messages;
  }

  /** The `changeSeq` up to which everything is here. */
  get position(): number {
    return this.#timeline.position ?? 0;
  }

  /** Why nothing comes any more: one who left or was removed is refused. */
  get lost(): unknown {
    return this.#lost;
  }

  /** Loads the newest page; from then on it follows what happens. */
  open(): Promise<Output<'messaging.get-conversation'>> {
    this.#opened ??= this.#open().catch((error) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  /** One page further back; answers whether there was one. */
  async older(): Promise<boolean> {
    const before = this.#timeline.first;
    if (!Number.isFinite(before) || before <= 1) return false;
    await this.#load({ before });
    this.#tell();
    return true;
  }

  /** Sent again however often, it is one message: its `clientId` is made here. */
  async send(draft: Draft): Promise<Output<'messaging.send-message'>> {
    const clientId = draft.clientId ?? crypto.randomUUID();
    const message = await this.#call('messaging.send-message', {
      ...draft,
      clientId,
      conversationId: this.id,
    });
    this.#take(message);
    return message;
  }

  /** Is told all messages after each change. */
  onChange(listener: (messages: readonly Message[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Asks for what it has missed; what is pushed meanwhile joins in. */
  catchUp(): Promise<void> {
    return this.#catching.now();
  }

  /** What was pushed to the client. */
  receive(name: string, { data }: Frame): void {
    if (name === 'conversation.head') {
      const { lastChangeSeq } = data as { lastChangeSeq: number };
      if (this.#opened && lastChangeSeq > this.position) this.#catching.scheduled();
    } else if (/^message\.(created|edited|deleted|reacted)$/.test(name)) this.#take(data as PushedMessage);
  }

  /** There is a connection again: frames may have been lost meanwhile. */
  reconnected(): void {
    if (this.#timeline.position !== undefined) this.#catching.inBackground();
  }

  close(): void {
    this.#catching.cancel();
    this.#listeners.clear();
    this.#options.onClose();
  }

  async #open() {
    // The head before the messages: what changes in between comes again, instead of being missed.
    const card = await this.#call('messaging.get-conversation', { conversationId: this.id });
    await this.#load({}, card.lastChangeSeq);
    if (this.#timeline.hasGap) this.#catching.scheduled();
    this.#tell();
    return card;
  }

  async #load(where: { before?: number }, position?: number): Promise<void> {
    const asked = { conversationId: this.id, limit: 50, ...where };
    const { items, nextCursor } = await this.#call('messaging.list-messages', asked);
    this.#timeline.load({ items, isFirst: nextCursor === null }, position);
  }

  async #ask(): Promise<boolean> {
    await this.open();
    const after = this.position;
    const asked = { conversationId: this.id, after };
    const { items, head, limited } = await this.#call('messaging.list-changes', asked);
    this.#timeline.change(items, limited ? items.at(-1)!.changeSeq : head);
    this.#midway = limited;
    this.#lost = undefined;
    if (this.#untold || this.position > after) this.#tell();
    return limited;
  }

  #take(message: PushedMessage): void {
    if (this.#timeline.push(message)) this.#tell();
    if (this.#timeline.hasGap && this.#opened) this.#catching.scheduled();
  }

  #failed(error: unknown): void {
    // Without a connection or with a service that is away, the next connection or frame asks again.
    if (error instanceof ConnectionFailed || isRefusal(error, 429, 503)) return;
    this.#lost = error;
    this.#midway = false;
    this.#tell();
  }

  #tell(): void {
    this.#untold = this.#midway;
    if (this.#midway) return;
    for (const listener of [...this.#listeners]) listener(this.messages);
  }
}
