import type { Call } from '../calls.ts';

/** The service forgets a typing person after 6 s. */
const lastsMs = 6_000;
const repeatMs = 3_000;

/** Who is typing in a conversation: others, and this account. */
export class Typing {
  readonly #id: string;
  readonly #call: Call;
  readonly #others = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<(userIds: readonly string[]) => void>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(conversationId: string, call: Call) {
    this.#id = conversationId;
    this.#call = call;
  }

  /** This account pressed a key. */
  key(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#stop(), lastsMs);
    if (Date.now() - this.#toldAt < repeatMs) return;
    this.#toldAt = Date.now();
    this.#tell('messaging.start-typing');
  }

  /** A message was sent, which tells the others by itself. */
  sent(): void {
    clearTimeout(this.#idle);
    this.#toldAt = Number.NEGATIVE_INFINITY;
  }

  listen(listener: (userIds: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  receive(name: string, { userId }: { readonly userId: string }): void {
    clearTimeout(this.#others.get(userId));
    const before = this.#others.size;
    if (name === 'typing.started')
      this.#others.set(
        userId,
        setTimeout(() => this.receive('typing.stopped', { userId }), lastsMs + 1_000),
      );
    else this.#others.delete(userId);
    if (before !== this.#others.size) this.#notify();
  }

  end(): void {
    clearTimeout(this.#idle);
    for (const timer of this.#others.values()) clearTimeout(timer);
    this.#others.clear();
    this.#listeners.clear();
  }

  #stop(): void {
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#tell('messaging.stop-typing');
  }

  /** Not worth telling that it failed: it ends by itself. */
  #tell(name: 'messaging.start-typing' | 'messaging.stop-typing'): void {
    this.#call(name, { conversationId: this.#id }).catch(() => {});
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener([...this.#others.keys()]);
  }
}
