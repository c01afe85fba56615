/** Fetches missed changes: one request at a time, and one more when another is wanted meanwhile. */
export class CatchUp {
  /** Resolves to whether there is more to fetch. */
  readonly #fetch: () => Promise<boolean>;
  readonly #onFailure: (error: unknown) => void;
  readonly #patienceMs: number;
  #running: Promise<void> | undefined;
  #wanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fetchChanges: () => Promise<boolean>, onFailure: (error: unknown) => void, patienceMs: number) {
    this.#fetch = fetchChanges;
    this.#onFailure = onFailure;
    this.#patienceMs = patienceMs;
  }

  now(): Promise<void> {
    this.#wanted = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** For callers that do not wait; errors go to `onFailure`. */
  inBackground(): void {
    this.now().catch(this.#onFailure);
  }

  /** Runs after `patienceMs`, unless cancelled. */
  schedule(): void {
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
        if (await this.#fetch()) this.#wanted = true;
      }
    } finally {
      this.#running = undefined;
    }
  }
}
