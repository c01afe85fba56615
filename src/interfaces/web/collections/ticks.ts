/** That something is packed, or is not, as someone ticked it: kept until the service knows it. */
export interface Tick {
  /** Whose it is: nobody else's session sends it. */
  readonly by: string;
  readonly collectionId: string;
  readonly refId: string;
  readonly kind: 'item' | 'outfit';
  readonly packed: boolean;
}
interface Packable {
  readonly refId: string;
  readonly packed: boolean;
}

const isSame = (a: Tick, b: Tick) =>
  a.by === b.by && a.collectionId === b.collectionId && a.refId === b.refId;

/** The last tick of a thing counts. */
export const withTick = (ticks: readonly Tick[], tick: Tick): readonly Tick[] => [
  ...ticks.filter((one) => !isSame(one, tick)),
  tick,
];

/** Without what was sent; a newer tick of the same thing stays. */
export const withoutTick = (ticks: readonly Tick[], sent: Tick): readonly Tick[] =>
  ticks.filter((one) => !isSame(one, sent) || one.packed !== sent.packed);

/** The entries as someone has ticked them. */
export const ticked = <E extends Packable>(
  entries: readonly E[],
  ticks: readonly Pick<Tick, 'refId' | 'packed'>[],
): readonly E[] =>
  entries.map((entry) => {
    const tick = ticks.findLast(({ refId }) => refId === entry.refId);
    return tick ? { ...entry, packed: tick.packed } : entry;
  });
