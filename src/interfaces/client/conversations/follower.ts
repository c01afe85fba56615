import type { Call } from '../calls.ts';
import { AccountEnded, ConnectionFailed, isRefusal } from '../failures.ts';
import type { Message, Output } from '../operations.ts';
import type { Frame } from '../transport.ts';
import { CatchUp } from './catch-up.ts';
import { MessageListeners } from './message-listeners.ts';
import { Pager } from './pager.ts';
import { type PushedMessage, Timeline } from './timeline.ts';

export interface FollowingOptions {
  /** Milliseconds to wait for a missing change before fetching it: two frames may arrive in the wrong order. */
  readonly gapPatienceMs: number;
  /** When more changes than this were missed, the newest page is loaded anew instead. */
  readonly mostMissed: number;
}

/** Keeps the messages of one conversation complete up to a position, by pages, frames and catching up. */
export class Follower {
  readonly timeline = new Timeline();
  readonly listeners = new MessageListeners();
  readonly catchUp: CatchUp;
  readonly #pager: Pager;
  readonly #id: string;
  readonly #call: Call;
  readonly #options: FollowingOptions;
  readonly #onRestart: (missed: number) => void;
  #opened: Promise<Output<'messaging.get-conversation'>> | undefined;
  #ended = false;
  /** Why no changes arrive any more. */
  lost: unknown;

  constructor(id: string, call: Call, options: FollowingOptions, onRestart: (missed: number) => void) {
    this.#id = id;
    this.#call = call;
    this.#options = options;
    this.#onRestart = onRestart;
    this.#pager = new Pager(id, call, this.timeline, () => this.#assertFollowing());
    const fetchChanges = () => this.#fetchChanges();
    this.catchUp = new CatchUp(fetchChanges, (error) => this.#failed(error), options.gapPatienceMs);
  }

  /** At the newest page, or around the message of this `seq`. */
  open(seq?: number): Promise<Output<'messaging.get-conversation'>> {
    this.#opened ??= this.#open(seq).catch((error) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async openAt(seq: number): Promise<Output<'messaging.get-conversation'>> {
    const card = await this.open(seq);
    if (!this.timeline.covers(seq)) await this.#show(() => this.#pager.around(seq));
    return card;
  }

  older(): Promise<boolean> {
    return this.#show(() => this.#pager.older());
  }

  newer(): Promise<boolean> {
    return this.#show(() => this.#pager.newer());
  }

  async newest(): Promise<void> {
    await this.open();
    if (Number.isFinite(this.timeline.last)) await this.#show(() => this.#pager.newest());
  }

  receive(name: string, { data }: Frame): void {
    if (name === 'conversation.head') {
      const { lastChangeSeq } = data as { lastChangeSeq: number };
      if (this.#opened && lastChangeSeq > (this.timeline.position ?? 0)) this.catchUp.schedule();
    } else if (/^message\.(created|edited|deleted|reacted|updated)$/.test(name))
      this.apply(data as PushedMessage);
  }

  apply(message: PushedMessage): void {
    if (this.#ended) return;
    const { position = 0 } = this.timeline;
    // An answer shows more than its frame, which may have arrived first.
    const isLate = 'myReaction' in message && message.changeSeq <= position;
    if (isLate) this.timeline.put(message as Message, 0);
    if (this.timeline.push(message) || isLate) this.notify();
    if (this.timeline.hasGap && this.#opened) this.catchUp.schedule();
    // Without an answer, what every member may see stays.
    if ('moreRefs' in (this.timeline.find(message.id) ?? {})) this.#read(message.id).catch(() => {});
  }

  /** Nothing is shown any more. */
  end(reason: unknown): void {
    this.#ended = true;
    this.#opened = undefined;
    this.lost = reason;
    this.catchUp.cancel();
    this.timeline.clear();
    this.listeners.hold(false);
    this.notify();
    this.listeners.clear();
  }

  notify(): void {
    this.listeners.notify(this.timeline.messages);
  }

  async #open(seq: number | undefined) {
    this.#assertFollowing();
    // Read the position before the messages: a change in between arrives twice instead of being missed.
    const card = await this.#call('messaging.get-conversation', { conversationId: this.#id });
    const { lastChangeSeq } = card;
    await (seq === undefined ? this.#pager.newest(lastChangeSeq) : this.#pager.around(seq, lastChangeSeq));
    if (this.timeline.hasGap) this.catchUp.schedule();
    this.notify();
    return card;
  }

  async #show<T>(load: () => Promise<T>): Promise<T> {
    const loaded = await load();
    this.notify();
    return loaded;
  }

  async #fetchChanges(): Promise<boolean> {
    await this.open();
    const after = this.timeline.position ?? 0;
    const began = this.timeline.begin();
    const changes = await this.#call('messaging.list-changes', { conversationId: this.#id, after });
    const { items, head, limited } = changes;
    this.#assertFollowing();
    this.lost = undefined;
    if (head - after > this.#options.mostMissed) return this.#restart(head - after);
    this.timeline.change(items, limited ? items.at(-1)!.changeSeq : head, began);
    this.listeners.hold(limited);
    if (this.listeners.hasPending || this.timeline.position! > after) this.notify();
    return limited;
  }

  /** Loads the newest page as at the start, and forgets the older ones. */
  async #restart(missed: number): Promise<false> {
    this.timeline.clear();
    this.#opened = undefined;
    this.listeners.hold(false);
    await this.open();
    this.#onRestart(missed);
    return false;
  }

  /** Reads a message of which frames show only a part. */
  async #read(messageId: string): Promise<void> {
    const began = this.timeline.begin();
    const message = await this.#call('messaging.get-message', { messageId });
    if (this.#ended) return;
    this.timeline.put(message as Message, began);
    this.notify();
  }

  #assertFollowing(): void {
    if (this.#ended) throw this.lost;
  }

  #failed(error: unknown): void {
    // After a lost connection or an outage, the next connection or frame triggers a new attempt.
    if (error instanceof ConnectionFailed || isRefusal(error, 429, 503)) return;
    if (this.#ended || error instanceof AccountEnded) return;
    this.lost = error;
    this.listeners.hold(false);
    this.notify();
  }
}
