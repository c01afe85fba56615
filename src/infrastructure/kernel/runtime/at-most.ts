/**
 * The maximum number of entries of an `LRUCache` that grows on demand; `max` would allocate the memory up
 * front.
 */
export const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 });
