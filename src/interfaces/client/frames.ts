import type { Frame } from './transport.ts';

type Listener = (frame: Frame) => void;
/** The number of frames whose ids are remembered. */
const remembered = 4_000;

/** Delivers each frame once to its listeners. */
export class FrameListeners {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #seen = new Set<string>();

  on(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Returns false for a duplicate. */
  dispatch(name: string, frame: Frame): boolean {
    if (typeof frame?.id === 'string') {
      const id = `${name} ${frame.id}`;
      if (this.#seen.has(id)) return false;
      this.#seen.add(id);
      if (this.#seen.size > remembered) this.#seen.delete(this.#seen.values().next().value!);
    }
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(frame);
    return true;
  }
}
