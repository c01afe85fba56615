import type { Message } from './operations.ts';

type Hidden = Extract<Message, { readonly hidden: true }>;
type Seen = Exclude<Message, Hidden>;
/** A message as frames carry it: without fields that depend on the reader. */
export type PushedMessage = Omit<Seen, 'myReaction'> | Hidden;

export interface Page {
  readonly items: readonly Message[];
  /** True when no messages precede this page. */
  readonly isFirst: boolean;
}

/** The messages of one conversation: each once, in its latest version, in order of `seq`. */
export class Timeline {
  readonly #bySeq = new Map<number, Message>();
  /** Changes that arrived before earlier ones, by `changeSeq`. */
  readonly #early = new Map<number, PushedMessage>();
  #position: number | undefined;
  /** The `seq` of the first loaded message; of older ones only changes are known. */
  #first = Number.POSITIVE_INFINITY;
  #shown: readonly Message[] | undefined;

  /** The `changeSeq` up to which all changes are applied; undefined before the first load. */
  get position(): number | undefined {
    return this.#position;
  }

  get first(): number {
    return this.#first;
  }

  /** True when a change is missing. */
  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  get messages(): readonly Message[] {
    this.#shown ??= [...this.#bySeq.values()]
      .filter(({ seq }) => seq >= this.#first)
      .sort((a, b) => a.seq - b.seq);
    return this.#shown;
  }

  /** Applies a pushed change; returns whether it changed the visible messages. */
  push(message: PushedMessage): boolean {
    if (this.#position !== undefined && message.changeSeq <= this.#position) return false;
    this.#early.set(message.changeSeq, message);
    return this.#catchUp();
  }

  /** Adds a page that was read after `position`: changes that it misses will still arrive. */
  load({ items, isFirst }: Page, position?: number): void {
    this.#position ??= position;
    for (const message of items) this.#put(message);
    this.#first = isFirst ? 0 : Math.min(this.#first, ...items.map(({ seq }) => seq));
    this.#shown = undefined;
    this.#catchUp();
  }

  /** Applies changes from `list-changes`, which are complete up to `position`. */
  change(messages: readonly Message[], position: number): void {
    for (const message of messages) this.#put(message);
    this.#position = Math.max(this.#position ?? 0, position);
    this.#catchUp();
  }

  #catchUp(): boolean {
    if (this.#position === undefined) return false;
    const before = this.#position;
    for (const changeSeq of this.#early.keys())
      if (changeSeq <= this.#position) this.#early.delete(changeSeq);
    for (let next = this.#next(); next; next = this.#next()) {
      this.#put(next);
      this.#early.delete(next.changeSeq);
      this.#position = next.changeSeq;
    }
    return this.#position > before;
  }

  #next(): PushedMessage | undefined {
    return this.#early.get(this.#position! + 1);
  }

  #put(message: PushedMessage): void {
    const known = this.#bySeq.get(message.seq);
    if (known && known.changeSeq > message.changeSeq) return;
    const myReaction = known && 'myReaction' in known ? known.myReaction : null;
    this.#bySeq.set(message.seq, 'hidden' in message ? message : { myReaction, ...message });
    this.#shown = undefined;
  }
}
