/** So many entries of an `LRUCache`, which grows to them: `max` would take the room for all of them at once. */
export const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 });
