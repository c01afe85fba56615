import type { Envelope } from './envelope.ts';

interface Peer {
  sequence: number;
  heardAt: number;
  /** It has sent a signal of life; command lines only publish. */
  isProcess: boolean;
  answersCallers: boolean;
}

/** What this process knows of the others that publish. */
export class Peers {
  readonly #peers = new Map<string, Peer>();

  /** How many other processes live that answer callers. */
  get answering(): number {
    let answering = 0;
    for (const { isProcess, answersCallers } of this.#peers.values())
      if (isProcess && answersCallers) answering++;
    return answering;
  }

  /** Returns whether messages that came before this one are missing. */
  heard({ publisher, sequence, kind, answersCallers }: Envelope, now: number): boolean {
    const isSignal = typeof kind === 'string';
    const known = this.#peers.get(publisher);
    const expected = (known?.sequence ?? 0) + (isSignal ? 0 : 1);
    if (kind === 'bye') this.#peers.delete(publisher);
    else
      this.#peers.set(publisher, {
        sequence,
        heardAt: now,
        isProcess: isSignal || (known?.isProcess ?? false),
        answersCallers: isSignal ? answersCallers : (known?.answersCallers ?? false),
      });
    return sequence !== expected;
  }

  /** Forgets those that were silent since then; returns whether one was a process, whose last messages may be lost. */
  forgetSilentSince(then: number): boolean {
    let isOneDead = false;
    for (const [publisher, { heardAt, isProcess }] of this.#peers)
      if (heardAt < then) {
        this.#peers.delete(publisher);
        isOneDead ||= isProcess;
      }
    return isOneDead;
  }

  /** Nobody could be heard until now. */
  allHeard(now: number): void {
    for (const peer of this.#peers.values()) peer.heardAt = now;
  }
}
