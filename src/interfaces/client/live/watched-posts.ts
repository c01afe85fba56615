import type { Call } from '../calls.ts';
import { CallRefused } from '../failures.ts';
import type { Output } from '../operations.ts';
import type { Frame } from '../transport.ts';

/** A post that is watched, as it was when the watching began. */
export type WatchedPost = Output<'posts.watch'>['items'][number];
type Listener = (post: WatchedPost) => void;

/** The most that the service watches for one connection. */
const most = 200;
/** Milliseconds in which what is asked for goes out as one call. */
const gatherMs = 50;
/** Milliseconds between two calls: someone who scrolls must not use up the calls of their account. */
const restMs = 2_000;
/** Milliseconds for which a post that nobody wants any more stays watched: people leave a page and come back. */
const lingerMs = 5_000;

/** The posts that the app watches, over whichever connection is open. */
export class WatchedPosts {
  readonly #call: Call;
  readonly #wanted = new Map<string, Set<Listener>>();
  /** What this connection watches, or was refused to. */
  #sent = new Set<string>();
  #isOpen = false;
  #heard: Set<string> | undefined;
  #calledAt = Number.NEGATIVE_INFINITY;
  #last = Promise.resolve();
  readonly #timers = new Map<'watch' | 'unwatch', ReturnType<typeof setTimeout>>();

  constructor(call: Call) {
    this.#call = call;
  }

  watch(postIds: readonly string[], listener: Listener = () => {}): () => void {
    const own: Listener = (post) => listener(post);
    for (const id of postIds) {
      const listeners = this.#wanted.get(id) ?? new Set();
      this.#wanted.set(id, listeners.add(own));
    }
    this.#watchSoon();
    return () => {
      for (const id of postIds) {
        const listeners = this.#wanted.get(id);
        if (listeners?.delete(own) && listeners.size === 0) this.#wanted.delete(id);
      }
      this.#later('unwatch', lingerMs);
    };
  }

  /** A new connection watches nothing yet. */
  became(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#sent = new Set();
    if (isOpen) this.#watchSoon();
  }

  receive(name: string, frame: Frame): void {
    const { id, postId } = (frame?.data ?? {}) as { id?: string; postId?: string };
    const about = name.startsWith('post.') ? id : postId;
    if (about !== undefined) this.#heard?.add(about);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#wanted.clear();
    this.#isOpen = false;
  }

  #watchSoon(): void {
    this.#later('watch', Math.max(gatherMs, this.#calledAt + restMs - Date.now()));
  }

  #later(what: 'watch' | 'unwatch', ms: number): void {
    if (!this.#isOpen || this.#timers.has(what)) return;
    const begin = () => {
      this.#timers.delete(what);
      this.#last = this.#last
        .then(() => (what === 'watch' ? this.#watchMissing() : this.#unwatchGone()))
        .catch((error) => this.#failed(error));
    };
    this.#timers.set(what, setTimeout(begin, ms));
  }

  async #watchMissing(): Promise<void> {
    const missing = [...this.#wanted.keys()].filter((id) => !this.#sent.has(id));
    if (!this.#isOpen || missing.length === 0) return;
    if (missing.length > most - this.#sent.size) await this.#unwatchGone();
    const sent = this.#sent;
    const postIds = missing.slice(0, most - sent.size);
    if (postIds.length === 0) return;
    const heard = new Set<string>();
    this.#heard = heard;
    this.#calledAt = Date.now();
    const { items } = await this.#call('posts.watch', { postIds });
    this.#heard = undefined;
    // Over a newer connection they are sent again.
    if (sent !== this.#sent) return;
    for (const id of postIds) sent.add(id);
    // A frame that came meanwhile may be newer than the answer.
    for (const post of items)
      if (!heard.has(post.id)) for (const listener of [...(this.#wanted.get(post.id) ?? [])]) listener(post);
  }

  async #unwatchGone(): Promise<void> {
    const sent = this.#sent;
    const postIds = [...sent].filter((id) => !this.#wanted.has(id));
    if (!this.#isOpen || postIds.length === 0) return;
    await this.#call('posts.unwatch', { postIds });
    for (const id of postIds) sent.delete(id);
    // Wanted again meanwhile.
    if (postIds.some((id) => this.#wanted.has(id))) this.#watchSoon();
  }

  /** What was not answered is sent again over the next connection; so is what else was refused, with the next post. */
  #failed(error: unknown): void {
    this.#heard = undefined;
    if (error instanceof CallRefused && error.retryAfter !== undefined) {
      this.#later('watch', error.retryAfter * 1_000);
      this.#later('unwatch', error.retryAfter * 1_000);
    }
  }
}
