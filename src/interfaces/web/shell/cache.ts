import type { QueryClient } from '@tanstack/react-query';
import type { OperationName } from '../../client/index.ts';

// Ids are unique over everything, so that what is shown of a thing can be found in all answers by its id alone.

type Json = unknown;
interface Thing {
  readonly id: string;
}
const isThing = (value: object, id: string): value is Thing => (value as Partial<Thing>).id === id;

/** The same value where nothing changed, so that only what shows the thing is drawn again. */
function mapped(value: Json, id: string, change: (thing: Thing) => Json): Json {
  if (Array.isArray(value)) {
    let changed = false;
    const out: Json[] = [];
    for (const one of value) {
      const next = mapped(one, id, change);
      if (next !== one) changed = true;
      if (next !== undefined) out.push(next);
    }
    return changed ? out : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isThing(value, id)) return change(value);
  let out: Record<string, Json> | undefined;
  for (const [name, one] of Object.entries(value)) {
    const next = mapped(one, id, change);
    if (next !== one) {
      out ??= { ...value };
      out[name] = next === undefined ? null : next;
    }
  }
  return out ?? value;
}

function changeEverywhere(cache: QueryClient, id: string, change: (thing: Thing) => Json): () => void {
  const before = new Map<readonly unknown[], Json>();
  for (const found of cache.getQueryCache().getAll()) {
    const { data } = found.state;
    if (data === undefined) continue;
    const next = mapped(data, id, change);
    if (next === data) continue;
    before.set(found.queryKey, data);
    if (next === undefined) continue;
    cache.setQueryData(found.queryKey, next);
  }
  return () => {
    for (const [key, data] of before) cache.setQueryData(key, data);
  };
}

/**
 * Merges a change into all that is shown of a thing; returns what takes it back. What the change does not name stays:
 * frames do not say what only you see, such as `myReaction`.
 */
export const mergeEverywhere = (
  cache: QueryClient,
  id: string,
  change: object | ((thing: never) => object),
) =>
  changeEverywhere(cache, id, (thing) => ({
    ...thing,
    ...(typeof change === 'function' ? change(thing as never) : change),
  }));

/** Takes a thing out of all lists; returns what puts it back. */
export const dropEverywhere = (cache: QueryClient, id: string) =>
  changeEverywhere(cache, id, () => undefined);

/** Asks the service again for what these operations answered. */
export const refresh = (cache: QueryClient, ...names: readonly OperationName[]): void => {
  for (const name of names) void cache.invalidateQueries({ queryKey: [name] });
};

/** Milliseconds between two readings of the same list, however often it changes. */
const restMs = 1_000;
const resting = new Map<OperationName, { again: boolean }>();

/** As above, for what is pushed: at once, but not more often than once a second. */
export function refreshSoon(cache: QueryClient, ...names: readonly OperationName[]): void {
  for (const name of names) {
    const rest = resting.get(name);
    if (rest) {
      rest.again = true;
      continue;
    }
    const begun = { again: false };
    resting.set(name, begun);
    setTimeout(() => {
      resting.delete(name);
      if (begun.again) refreshSoon(cache, name);
    }, restMs);
    refresh(cache, name);
  }
}
