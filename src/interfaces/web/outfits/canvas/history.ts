/** A value with what it was before. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** What the last change belonged to. */
  readonly key: string | undefined;
}

const most = 100;

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [], key: undefined });

/** Changes with the same key, such as the moves of one drag, are taken back together. */
export function advance<T>(history: History<T>, next: T, key?: string): History<T> {
  if (next === history.now) return history;
  const joins = key !== undefined && key === history.key;
  return {
    past: joins ? history.past : [...history.past, history.now].slice(-most),
    now: next,
    future: [],
    key,
  };
}

export function undo<T>({ past, now, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, now, future, key: undefined };
  return { past: past.slice(0, -1), now: before, future: [now, ...future], key: undefined };
}

export function redo<T>({ past, now, future }: History<T>): History<T> {
  const [after, ...rest] = future;
  if (after === undefined) return { past, now, future, key: undefined };
  return { past: [...past, now], now: after, future: rest, key: undefined };
}
