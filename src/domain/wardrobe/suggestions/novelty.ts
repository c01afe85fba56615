import type { ItemId } from '../items/item.ts';
import type { Candidate } from './candidate.ts';

/** Recent wears, indexed by item. */
export class RecentWears {
  readonly #sizes: number[] = [];
  readonly #wears = new Map<ItemId, number[]>();

  constructor(worn: readonly (readonly ItemId[])[]) {
    for (const items of worn.map((items) => new Set(items))) {
      const wear = this.#sizes.push(items.size) - 1;
      for (const id of items) {
        const wears = this.#wears.get(id);
        if (wears) wears.push(wear);
        else this.#wears.set(id, [wear]);
      }
    }
  }

  /** From 1 (nothing similar was worn) to 0 (exactly this was worn). */
  novelty(pieces: readonly Candidate[]): number {
    const shared = new Map<number, number>();
    for (const { id } of pieces)
      for (const wear of this.#wears.get(id) ?? []) shared.set(wear, (shared.get(wear) ?? 0) + 1);
    let most = 0;
    for (const [wear, count] of shared)
      most = Math.max(most, count / (pieces.length + this.#sizes[wear]! - count));
    return 1 - most;
  }
}
