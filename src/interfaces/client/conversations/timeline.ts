import type { Message } from '../operations.ts';
import { isSeen, mergeFrame, type PushedMessage, type SeenMessage } from './merge.ts';
import { OwnReactions } from './own-reactions.ts';

export type { PushedMessage } from './merge.ts';

export interface Page {
  readonly items: readonly Message[];
  /** True when no messages precede this page. */
  readonly isFirst: boolean;
}
/** A page somewhere in the conversation. */
export interface Place extends Page {
  /** True when no messages follow this page. */
  readonly isLast: boolean;
}

const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq);

/** How many changes wait for earlier ones; the others are fetched. */
const mostEarly = 500;

/** The messages of one conversation: each once, in its latest version, in order of `seq`. */
export class Timeline {
  readonly #bySeq = new Map<number, Message>();
  /** Changes that arrived before earlier ones, by `changeSeq`. */
  readonly #early = new Map<number, PushedMessage>();
  readonly #own = new OwnReactions();
  #position: number | undefined;
  /** The last `changeSeq` of which this has heard. */
  #head = 0;
  /** The `seq` of the first loaded message; of older ones only changes are known. */
  #first = Number.POSITIVE_INFINITY;
  /** The `seq` of the last loaded message, while newer ones are known only by changes; else infinite. */
  #last = Number.POSITIVE_INFINITY;
  #jumps = 0;
  #shown: readonly Message[] | undefined;

  /** The `changeSeq` up to which all changes are applied; undefined before the first load. */
  get position(): number | undefined {
    return this.#position;
  }

  get first(): number {
    return this.#first;
  }

  get last(): number {
    return this.#last;
  }

  /** Changes when other messages are shown than those next to the ones before: what a page was read for is over then. */
  get jumps(): number {
    return this.#jumps;
  }

  /** Whether the message of this `seq` is among those that are loaded. */
  covers(seq: number): boolean {
    return seq >= this.#first && seq <= this.#last;
  }

  /** True when a change is missing. */
  get hasGap(): boolean {
    return this.#head > (this.#position ?? 0);
  }

  get messages(): readonly Message[] {
    this.#shown ??= [...this.#bySeq.values()]
      .filter(({ seq }) => this.covers(seq))
      .sort((a, b) => a.seq - b.seq);
    return this.#shown;
  }

  /** Call before a read is sent, and give the result to what takes its answer. */
  begin(): number {
    return this.#own.begin();
  }

  find(messageId: string): Message | undefined {
    for (const message of this.#bySeq.values()) if (message.id === messageId) return message;
    return undefined;
  }

  /** Applies a pushed change; returns whether it changed the visible messages. */
  push(message: PushedMessage): boolean {
    if (this.#position !== undefined && message.changeSeq <= this.#position) return false;
    this.#head = Math.max(this.#head, message.changeSeq);
    this.#early.set(message.changeSeq, message);
    if (this.#early.size > mostEarly) this.#early.delete(Math.max(...this.#early.keys()));
    return this.#catchUp();
  }

  /** Shows the account's own reaction; `reactions` are the counts, where no frame brings them. */
  react(messageId: string, { myReaction, reactions }: Partial<SeenMessage>): boolean {
    this.#own.set(messageId, myReaction ?? null);
    const known = this.find(messageId);
    if (!isSeen(known)) return false;
    this.#set({ ...known, myReaction: myReaction ?? null, ...(reactions && { reactions }) });
    return true;
  }

  /** Adds a page that was read after `position`: changes that it misses will still arrive. */
  load({ items, isFirst }: Page, position?: number, began = this.begin()): void {
    this.#position ??= position;
    for (const message of items) this.put(message, began);
    this.#first = isFirst ? 0 : Math.min(this.#first, ...seqs(items));
    this.#shown = undefined;
    this.#catchUp();
  }

  /** Adds the page after the last loaded message. */
  extend({ items, isLast }: Omit<Place, 'isFirst'>, began: number): void {
    for (const message of items) this.put(message, began);
    this.#last = isLast ? Number.POSITIVE_INFINITY : Math.max(this.#last, ...seqs(items));
    this.#shown = undefined;
  }

  /** Shows these messages alone; `position` as above. */
  jump(place: Place, position?: number, began = this.begin()): void {
    this.#jumps++;
    this.#first = Number.POSITIVE_INFINITY;
    this.#last = place.isLast ? Number.POSITIVE_INFINITY : Math.max(...seqs(place.items));
    this.load(place, position, began);
  }

  /** Applies changes from `list-changes`, which are complete up to `position`. */
  change(messages: readonly Message[], position: number, began = this.begin()): void {
    for (const message of messages) this.put(message, began);
    this.#position = Math.max(this.#position ?? 0, position);
    this.#catchUp();
  }

  /** A message as the reader sees it, from a read that was sent at `began`. */
  put(message: Message, began: number): void {
    const known = this.#bySeq.get(message.seq);
    if (known && known.changeSeq > message.changeSeq) return;
    this.#set(isSeen(message) ? { ...message, myReaction: this.#own.afterRead(message, began) } : message);
  }

  /** Forgets everything, except up to where there are changes. */
  clear(): void {
    this.#bySeq.clear();
    this.#early.clear();
    this.#own.clear();
    this.#position = undefined;
    this.#first = Number.POSITIVE_INFINITY;
    this.#last = Number.POSITIVE_INFINITY;
    this.#jumps++;
    this.#shown = undefined;
  }

  #catchUp(): boolean {
    if (this.#position === undefined) return false;
    const before = this.#position;
    for (const changeSeq of this.#early.keys())
      if (changeSeq <= this.#position) this.#early.delete(changeSeq);
    for (let next = this.#next(); next; next = this.#next()) {
      this.#merge(next);
      this.#early.delete(next.changeSeq);
      this.#position = next.changeSeq;
    }
    return this.#position > before;
  }

  #next(): PushedMessage | undefined {
    return this.#early.get(this.#position! + 1);
  }

  #merge(frame: PushedMessage): void {
    const known = this.#bySeq.get(frame.seq);
    if (known && known.changeSeq > frame.changeSeq) return;
    this.#set(mergeFrame(known, frame, this.#own.afterFrame(known, frame)));
  }

  #set(message: Message): void {
    this.#bySeq.set(message.seq, message);
    this.#shown = undefined;
    if (!isSeen(message) || message.deletedAt === null) return;
    for (const reply of this.#bySeq.values())
      if (isSeen(reply) && reply.repliedTo?.id === message.id)
        this.#bySeq.set(reply.seq, { ...reply, repliedTo: null });
  }
}
