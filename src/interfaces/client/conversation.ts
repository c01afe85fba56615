import { CatchUp } from './catch-up.ts';
import { ConnectionFailed, isRefusal } from './failures.ts';
import { MessageListeners } from './message-listeners.ts';
import type { Input, Message, OperationName, Output } from './operations.ts';
import { type PushedMessage, Timeline } from './timeline.ts';
import type { Frame } from './transport.ts';

export type Call = <N extends OperationName>(name: N, input: Input<N>) => Promise<Output<N>>;
type Draft = Omit<Input<'messaging.send-message'>, 'conversationId' | 'clientId'> & { clientId?: string };

export interface ConversationOptions {
  /** Milliseconds to wait for a missing change before fetching it: two frames may arrive in the wrong order. */
  readonly gapPatienceMs: number;
  readonly onClose: () => void;
}

/** One conversation as one member sees it: ordered, without duplicates or gaps. */
export class Conversation {
  readonly id: string;
  readonly #call: Call;
  readonly #options: ConversationOptions;
  readonly #timeline = new Timeline();
  readonly #listeners = new MessageListeners();
  readonly #catchUp: CatchUp;
  #opened: Promise<Output<'messaging.get-conversation'>> | undefined;
  #lost: unknown;

  constructor(id: string, call: Call, options: ConversationOptions) {
    this.id = id;
    this.#call = call;
    this.#options = options;
    const fetchChanges = () => this.#fetchChanges();
    this.#catchUp = new CatchUp(fetchChanges, (error) => this.#failed(error), options.gapPatienceMs);
  }

  /** In order of `seq`, from the first loaded message. */
  get messages(): readonly Message[] {
    return this.#timeline.messages;
  }

  /** The `changeSeq` up to which all changes are applied. */
  get position(): number {
    return this.#timeline.position ?? 0;
  }

  /** Why no changes arrive any more: a refusal, for instance after leaving the room. */
  get lost(): unknown {
    return this.#lost;
  }

  /** Loads the newest page and follows changes from then on. */
  open(): Promise<Output<'messaging.get-conversation'>> {
    this.#opened ??= this.#open().catch((error) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  /** Loads the previous page; resolves to false when there is none. */
  async older(): Promise<boolean> {
    const before = this.#timeline.first;
    if (!Number.isFinite(before) || before <= 1) return false;
    await this.#load({ before });
    this.#notify();
    return true;
  }

  /** Sends a message. Its `clientId` is set here, so that retries store it only once. */
  async send(draft: Draft): Promise<Output<'messaging.send-message'>> {
    const clientId = draft.clientId ?? crypto.randomUUID();
    const message = await this.#call('messaging.send-message', {
      ...draft,
      clientId,
      conversationId: this.id,
    });
    this.#apply(message);
    return message;
  }

  /** Calls the listener with all messages after each change; returns the function that removes it. */
  onChange(listener: (messages: readonly Message[]) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Fetches missed changes; frames that arrive meanwhile are merged. */
  catchUp(): Promise<void> {
    return this.#catchUp.now();
  }

  /** Handles a frame that was pushed to the client. */
  receive(name: string, { data }: Frame): void {
    if (name === 'conversation.head') {
      const { lastChangeSeq } = data as { lastChangeSeq: number };
      if (this.#opened && lastChangeSeq > this.position) this.#catchUp.schedule();
    } else if (/^message\.(created|edited|deleted|reacted)$/.test(name)) this.#apply(data as PushedMessage);
  }

  /** Call when the connection is back: frames may have been lost. */
  reconnected(): void {
    if (this.#timeline.position !== undefined) this.#catchUp.inBackground();
  }

  close(): void {
    this.#catchUp.cancel();
    this.#listeners.clear();
    this.#options.onClose();
  }

  async #open() {
    // Read the position before the messages: a change in between arrives twice instead of being missed.
    const card = await this.#call('messaging.get-conversation', { conversationId: this.id });
    await this.#load({}, card.lastChangeSeq);
    if (this.#timeline.hasGap) this.#catchUp.schedule();
    this.#notify();
    return card;
  }

  async #load(where: { before?: number }, position?: number): Promise<void> {
    const asked = { conversationId: this.id, limit: 50, ...where };
    const { items, nextCursor } = await this.#call('messaging.list-messages', asked);
    this.#timeline.load({ items, isFirst: nextCursor === null }, position);
  }

  async #fetchChanges(): Promise<boolean> {
    await this.open();
    const after = this.position;
    const asked = { conversationId: this.id, after };
    const { items, head, limited } = await this.#call('messaging.list-changes', asked);
    this.#timeline.change(items, limited ? items.at(-1)!.changeSeq : head);
    this.#lost = undefined;
    this.#listeners.hold(limited);
    if (this.#listeners.hasPending || this.position > after) this.#notify();
    return limited;
  }

  #apply(message: PushedMessage): void {
    if (this.#timeline.push(message)) this.#notify();
    if (this.#timeline.hasGap && this.#opened) this.#catchUp.schedule();
  }

  #failed(error: unknown): void {
    // After a lost connection or an outage, the next connection or frame triggers a new attempt.
    if (error instanceof ConnectionFailed || isRefusal(error, 429, 503)) return;
    this.#lost = error;
    this.#listeners.hold(false);
    this.#notify();
  }

  #notify(): void {
    this.#listeners.notify(this.messages);
  }
}
