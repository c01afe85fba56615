/**
 * Lets a few in at each turn of the event loop. After a restart everybody comes at once: turning them away would cost
 * as much as letting them in, and others have their turn in between.
 */
export class Turnstile {
  readonly #aTurn: number;
  readonly #waiting: (() => void)[] = [];

  constructor(aTurn: number) {
    this.#aTurn = aTurn;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  enter(goIn: () => void): void {
    this.#waiting.push(goIn);
    if (this.#waiting.length === 1) setImmediate(() => this.#turn());
  }

  #turn(): void {
    for (const goIn of this.#waiting.splice(0, this.#aTurn)) goIn();
    if (this.#waiting.length > 0) setImmediate(() => this.#turn());
  }
}
