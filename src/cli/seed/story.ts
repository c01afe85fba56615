import { Clock } from '../../application/kernel/ports.ts';

const minute = 60_000;
/** How long a story goes back, in days. */
export const storyDays = 21;
export const storyMinutes = storyDays * 24 * 60;

/** Something that happens `ago` minutes before the end of the story. */
export interface Step {
  readonly ago: number;
  run(): Promise<unknown>;
}

/** Tells the time of what happens in a story that ends now; it never goes back. */
export class StoryClock extends Clock {
  readonly end = Date.now();
  #now = this.end - storyMinutes * minute;

  now(): number {
    return this.#now;
  }

  goTo(ago: number): void {
    this.#now = Math.max(this.#now, Math.round(this.end - ago * minute));
  }

  /** The calendar day (UTC) so many days before the end; negative numbers are days to come. */
  dayBefore(days: number): string {
    return new Date(this.end - days * 24 * 60 * minute).toISOString().slice(0, 10);
  }
}

/** In the order in which they happened; what happens at the same time keeps its order. */
export const inOrder = (steps: readonly Step[]): Step[] => steps.toSorted((a, b) => b.ago - a.ago);
