/** Asks for what was missed: one at a time, and once more for whoever wants it meanwhile. */
export class CatchUp {
  /** Answers whether there is more to ask for. */
  readonly #ask: () => Promise<boolean>;
  readonly #onFailure: (error: unknown) => void;
  readonly #patienceMs: number;
  #running: Promise<void> | undefined;
  #wanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: () => Promise<boolean>, onFailure: (error: unknown) => void, patienceMs: number) {
    this.#ask = ask;
    this.#onFailure = onFailure;
    this.#patienceMs = patienceMs;
  }

  now(): Promise<void> {
    this.#wanted = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** When nobody waits for it. */
  inBackground(): void {
    this.now().catch(this.#onFailure);
  }

  /** Unless it is cancelled, or was going to be done already. */
  scheduled(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.inBackground();
    }, this.#patienceMs);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #run(): Promise<void> {
    try {
      while (this.#wanted) {
        this.#wanted = false;
        if (await this.#ask()) this.#wanted = true;
      }
    } finally {
      this.#running = undefined;
    }
  }
}
