/** Who waits for something that is given in turn, the first in front. */
export class WaitQueue {
  readonly #since = new Set<{ readonly at: number }>();

  /** Answers what takes this one out again, when its turn comes or it gives up. */
  join(): () => void {
    const one = { at: performance.now() };
    this.#since.add(one);
    return () => void this.#since.delete(one);
  }

  /** Milliseconds that the one in front has been waiting; 0 when nobody is. */
  longest(): number {
    for (const { at } of this.#since) return performance.now() - at;
    return 0;
  }
}
