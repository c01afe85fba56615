import type { CallRefused } from './failures.ts';
import type { QueuedMessage } from './offline/store.ts';
import type { FrameData } from './operations.ts';
import type { Frame } from './transport.ts';

/** `idle` until something needs the socket; over HTTP for ever. `closed`: it waits for the next call, or for ever. */
export type ConnectionState = 'idle' | 'connecting' | 'open' | 'closed';

/** What the client itself tells, besides frames. */
export interface ClientEvents {
  /** The state of the socket changed. */
  readonly connection: ConnectionState;
  /** The socket is open again after a break, or the service says that frames were lost. Conversations catch up by themselves. */
  readonly reconnected: {
    /** Milliseconds without a connection; 0 if there was one. */ readonly awayMs: number;
  };
  /** The session is over and the user must sign in again. */
  readonly 'signed-out': CallRefused;
  /** The messages of the offline queue, oldest first, each time one was added or has left. */
  readonly waiting: readonly QueuedMessage[];
  /** A message of the offline queue was refused, and is dropped. */
  readonly 'message-refused': { readonly message: QueuedMessage; readonly refusal: CallRefused };
}
export type Events = ClientEvents & { readonly [N in keyof FrameData]: Frame<FrameData[N]> };

type Listener = (event: never) => void;
/** The number of frames whose ids are remembered. */
const remembered = 4_000;

/** Delivers events to listeners, each frame once. */
export class EventListeners {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #seen = new Set<string>();

  on(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  emit<N extends keyof ClientEvents>(name: N, event: ClientEvents[N]): void {
    this.#deliver(name, event);
  }

  /** Returns false for a duplicate. */
  dispatch(name: string, frame: Frame): boolean {
    if (typeof frame?.id === 'string') {
      const id = `${name} ${frame.id}`;
      if (this.#seen.has(id)) return false;
      this.#seen.add(id);
      if (this.#seen.size > remembered) this.#seen.delete(this.#seen.values().next().value!);
    }
    this.#deliver(name, frame);
    return true;
  }

  /** The next account gets all of its frames. */
  forgetFrames(): void {
    this.#seen.clear();
  }

  #deliver(name: string, event: unknown): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(event as never);
  }
}
