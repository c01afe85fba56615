import type { Input } from '../../client/index.ts';

export const outfitSeasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export const outfitSorts = ['newest', 'oldest', 'wears', 'lastWorn'] as const;

/** What the address of the outfits says. What it says wrongly is left out. */
export interface OutfitFilters {
  readonly userId?: string;
  readonly itemId?: string;
  readonly tag?: string;
  readonly season?: (typeof outfitSeasons)[number];
  readonly sort?: (typeof outfitSorts)[number];
}

export function readOutfitFilters(search: Record<string, unknown>): OutfitFilters {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 40) : undefined;
  };
  const found = {
    userId: text('userId'),
    itemId: text('itemId'),
    tag: text('tag'),
    season: outfitSeasons.find((one) => one === search.season),
    sort: outfitSorts.find((one) => one === search.sort),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Others' outfits are sorted by time alone. */
export const toListInput = ({ sort, ...rest }: OutfitFilters): Input<'wardrobe.list-outfits'> => ({
  ...rest,
  ...(sort !== undefined &&
    (rest.userId === undefined || sort === 'newest' || sort === 'oldest') && { sort }),
  limit: 30,
});
