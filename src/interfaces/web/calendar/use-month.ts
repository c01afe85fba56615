import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Occasion, Wear } from '../../client/index.ts';
import { pages } from '../shell/queries.ts';
import { onDay } from './drops.ts';

export interface Entries {
  readonly occasions: readonly Occasion[];
  readonly wears: readonly Wear[];
}

/** All pages of a list, one after the other: a month has few. */
function useAll<R>(list: {
  readonly data: { readonly pages: readonly { readonly items: readonly R[] }[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}): readonly R[] {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

/** What happens, and what was worn, on the days from one to another. */
export function useEntries(from: string, to: string) {
  const occasions = useInfiniteQuery(pages('wardrobe.list-occasions', { from, to, limit: 100 }));
  const wears = useInfiniteQuery(pages('wardrobe.list-wears', { from, to, limit: 100 }));
  const all: Entries = { occasions: useAll(occasions), wears: useAll(wears) };
  return { ...all, isPending: occasions.isPending || wears.isPending, error: occasions.error ?? wears.error };
}

export const entriesOn = ({ occasions, wears }: Entries, day: string): Entries => ({
  occasions: occasions.filter(onDay(day)),
  wears: wears.filter(({ on }) => on === day),
});
