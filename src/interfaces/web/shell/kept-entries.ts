/** An answer that is kept, without its content. */
export interface Entry {
  readonly key: string;
  /** When it was kept, in milliseconds. */
  readonly at: number;
  /** Characters of JSON. */
  readonly size: number;
}

export const mostEntries = 40;
/** Characters of all answers together. */
export const mostSize = 2_000_000;

export const newestFirst = (entries: readonly Entry[]): Entry[] => entries.toSorted((a, b) => b.at - a.at);

/** What stays once an entry is added or replaced, and what makes room for it: the oldest, or itself if it is too large. */
export function withEntry(entries: readonly Entry[], added: Entry): { stay: Entry[]; go: Entry[] } {
  const stay: Entry[] = [];
  const go: Entry[] = [];
  let size = 0;
  for (const one of [added, ...newestFirst(entries.filter(({ key }) => key !== added.key))]) {
    const fits = stay.length < mostEntries && size + one.size <= mostSize;
    (fits ? stay : go).push(one);
    if (fits) size += one.size;
  }
  return { stay, go };
}
