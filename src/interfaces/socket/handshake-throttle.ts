const busyPauseMs = 5;

/**
 * Admits a few handshakes per event loop turn. After a restart all clients reconnect at once; refusing them
 * would cost as much as admitting them, and other work runs in between. While `isBusy`, one is admitted every 5
 * ms.
 */
export class HandshakeThrottle {
  readonly #perTurn: number;
  readonly #isBusy: () => boolean;
  readonly #waiting: (() => void)[] = [];

  constructor(perTurn: number, isBusy: () => boolean) {
    this.#perTurn = perTurn;
    this.#isBusy = isBusy;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  enter(admit: () => void): void {
    this.#waiting.push(admit);
    if (this.#waiting.length === 1) setImmediate(() => this.#admitSome());
  }

  #admitSome(): void {
    const busy = this.#isBusy();
    // Admit one even then, because the service may be busy for long.
    for (const admit of this.#waiting.splice(0, busy ? 1 : this.#perTurn)) admit();
    if (this.#waiting.length === 0) return;
    if (busy) setTimeout(() => this.#admitSome(), busyPauseMs);
    else setImmediate(() => this.#admitSome());
  }
}
