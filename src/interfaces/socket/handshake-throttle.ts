const busyPauseMs = 5;

/**
 * Lets a few in at each turn of the event loop. After a restart everybody comes at once: turning them away would cost
 * as much as letting them in, and others have their turn in between. While `isBusy`, hardly anyone goes in.
 */
export class HandshakeThrottle {
  readonly #aTurn: number;
  readonly #isBusy: () => boolean;
  readonly #waiting: (() => void)[] = [];

  constructor(aTurn: number, isBusy: () => boolean) {
    this.#aTurn = aTurn;
    this.#isBusy = isBusy;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  enter(goIn: () => void): void {
    this.#waiting.push(goIn);
    if (this.#waiting.length === 1) setImmediate(() => this.#turn());
  }

  #turn(): void {
    const busy = this.#isBusy();
    // One does even then: a service that is busy for long is no reason to stay outside.
    for (const goIn of this.#waiting.splice(0, busy ? 1 : this.#aTurn)) goIn();
    if (this.#waiting.length === 0) return;
    if (busy) setTimeout(() => this.#turn(), busyPauseMs);
    else setImmediate(() => this.#turn());
  }
}
