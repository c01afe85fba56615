import { query, useCommand } from '../shell/queries.ts';

/** Puts entries into a collection, changes them, and takes them out. */
export function usePut(collectionId: string) {
  const { queryKey } = query('wardrobe.get-collection', { collectionId });
  const put = useCommand('wardrobe.put-collection-entry', {
    refreshes: ['wardrobe.list-collections'],
    done: (next, _input, cache) => void cache.setQueryData(queryKey, next),
  });
  const takeOut = useCommand('wardrobe.remove-collection-entry', {
    refreshes: ['wardrobe.get-collection', 'wardrobe.list-collections'],
    optimistic(input, cache) {
      const before = cache.getQueryData(queryKey);
      if (before)
        cache.setQueryData(queryKey, {
          ...before,
          entries: before.entries.filter(({ refId }) => refId !== input.refId),
        } as typeof before);
      return () => cache.setQueryData(queryKey, before);
    },
  });
  return { put, takeOut };
}
