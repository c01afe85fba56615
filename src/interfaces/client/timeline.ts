import type { Message } from './operations.ts';

type Hidden = Extract<Message, { readonly hidden: true }>;
type Seen = Exclude<Message, Hidden>;
/** As a frame carries it: without what depends on the reader. */
export type PushedMessage = Omit<Seen, 'myReaction'> | Hidden;

export interface Page {
  readonly items: readonly Message[];
  /** Nothing is before it. */
  readonly isFirst: boolean;
}

/** The messages of one conversation, each once, as of its last change, in the order that all readers share. */
export class Timeline {
  readonly #bySeq = new Map<number, Message>();
  /** Changes that came before those that precede them. */
  readonly #early = new Map<number, PushedMessage>();
  #position: number | undefined;
  /** The first message that is shown: of those before it only the changed ones are known. */
  #first = Number.POSITIVE_INFINITY;
  #shown: readonly Message[] | undefined;

  /** Everything up to this changeSeq is in here; undefined before anything was loaded. */
  get position(): number | undefined {
    return this.#position;
  }

  get first(): number {
    return this.#first;
  }

  /** Something is known to have happened that is not in here. */
  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  get messages(): readonly Message[] {
    this.#shown ??= [...this.#bySeq.values()]
      .filter(({ seq }) => seq >= this.#first)
      .sort((a, b) => a.seq - b.seq);
    return this.#shown;
  }

  /** A change that was pushed; answers whether it is shown now. */
  push(message: PushedMessage): boolean {
    if (this.#position !== undefined && message.changeSeq <= this.#position) return false;
    this.#early.set(message.changeSeq, message);
    return this.#catchUp();
  }

  /** A page that is read after `position` was: whatever it misses will still come as a change. */
  load({ items, isFirst }: Page, position?: number): void {
    this.#position ??= position;
    for (const message of items) this.#put(message);
    this.#first = isFirst ? 0 : Math.min(this.#first, ...items.map(({ seq }) => seq));
    this.#shown = undefined;
    this.#catchUp();
  }

  /** Answers of `list-changes`; `position` is how far they reach. */
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
