import type { Call } from '../calls.ts';
import { AccountEnded } from '../failures.ts';
import type { Input, Message, Output } from '../operations.ts';
import type { Frame } from '../transport.ts';
import { Follower, type FollowingOptions } from './follower.ts';
import { isSeen, type PushedMessage, type SeenMessage } from './merge.ts';

export type Reacted = Output<'messaging.react-to-message'>;

export interface ConversationOptions extends FollowingOptions {
  /** Whether frames arrive; over HTTP the app calls `catchUp()`. */
  readonly pushes: boolean;
  readonly send: (message: Input<'messaging.send-message'>) => Promise<Output<'messaging.send-message'>>;
  readonly onClose: () => void;
}

/** What a conversation shows, and what the client tells it. */
export class FollowedConversation {
  readonly id: string;
  readonly #options: ConversationOptions;
  readonly #follower: Follower;
  readonly #restarts = new Set<(missed: number) => void>();

  constructor(id: string, call: Call, options: ConversationOptions) {
    this.id = id;
    this.#options = options;
    this.#follower = new Follower(id, call, options, (missed) => {
      for (const listener of [...this.#restarts]) listener(missed);
    });
  }

  /** In order of `seq`, from the first loaded message. */
  get messages(): readonly Message[] {
    return this.#follower.timeline.messages;
  }

  /** The `changeSeq` up to which all changes are applied. */
  get position(): number {
    return this.#follower.timeline.position ?? 0;
  }

  /** Why no changes arrive any more: a refusal, for instance after leaving the room, or that the account ended. */
  get lost(): unknown {
    return this.#follower.lost;
  }

  /** Loads the newest page and follows changes from then on. */
  open(): Promise<Output<'messaging.get-conversation'>> {
    return this.#follower.open();
  }

  /**
   * Opens around the message of this `seq`, such as the first unread one, or goes there when it is open. Newer messages
   * are shown once `newer` or `newest` has loaded them.
   */
  openAt(seq: number): Promise<Output<'messaging.get-conversation'>> {
    return this.#follower.openAt(seq);
  }

  /** Loads the previous page; resolves to false when there is none. */
  older(): Promise<boolean> {
    return this.#follower.older();
  }

  /** Loads the page after the last message shown; resolves to false when that is the newest of all. */
  newer(): Promise<boolean> {
    return this.#follower.newer();
  }

  /** Goes to the newest messages. */
  newest(): Promise<void> {
    return this.#follower.newest();
  }

  /** Whether there are older messages than those shown. */
  get hasOlder(): boolean {
    return this.#follower.timeline.first > 1;
  }

  /** Whether there are newer messages than those shown: those that arrive are then not shown either. */
  get hasNewer(): boolean {
    return Number.isFinite(this.#follower.timeline.last);
  }

  /** Calls the listener with all messages after each change; returns the function that removes it. */
  onChange(listener: (messages: readonly Message[]) => void): () => void {
    return this.#follower.listeners.add(listener);
  }

  /**
   * Calls the listener when so many changes were missed that the newest page was loaded anew: older pages are not
   * loaded any more. Returns the function that removes it.
   */
  onRestart(listener: (missed: number) => void): () => void {
    this.#restarts.add(listener);
    return () => void this.#restarts.delete(listener);
  }

  /** Fetches missed changes; frames that arrive meanwhile are merged. */
  catchUp(): Promise<void> {
    return this.#follower.catchUp.now();
  }

  /** Handles a frame that was pushed to the client. */
  receive(name: string, frame: Frame): void {
    this.#follower.receive(name, frame);
  }

  /** Handles the answer of a call that changed a message of this conversation. */
  apply(message: PushedMessage | Message): void {
    this.#follower.apply(message);
  }

  /** Handles the answer of a reaction of this account; returns whether the message is one of this conversation. */
  reacted(messageId: string, { myReaction, reactions }: Reacted): boolean {
    const { timeline } = this.#follower;
    const isOurs = isSeen(timeline.find(messageId));
    const shown: Partial<SeenMessage> = this.#options.pushes ? { myReaction } : { myReaction, reactions };
    if (isOurs && timeline.react(messageId, shown)) this.#follower.notify();
    return isOurs;
  }

  /** Call when the connection is back: frames may have been lost. */
  reconnected(): void {
    if (this.#follower.timeline.position !== undefined) this.#follower.catchUp.inBackground();
  }

  /** Stops following, and forgets the messages when the account has ended. */
  end(): void {
    this.#follower.end(new AccountEnded());
  }

  close(): void {
    this.#follower.catchUp.cancel();
    this.#follower.listeners.clear();
    this.#restarts.clear();
    this.#options.onClose();
  }
}
