import type { Input } from '../../client/index.ts';

type ListInput = Input<'wardrobe.list-items'>;
type One<T> = Exclude<T, readonly unknown[] | undefined>;

export const shows = ['all', 'ready', 'dirty', 'never', 'favourite', 'wished', 'gone'] as const;
export type Show = (typeof shows)[number];
export const sorts = [
  'newest',
  'oldest',
  'name',
  'brand',
  'price',
  'wears',
  'costPerWear',
  'lastWorn',
  'rating',
] as const;
export type Sort = (typeof sorts)[number];
export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export const places = ['closet', 'storage', 'laundry', 'cleaner', 'repair', 'trip', 'lent', 'lost'] as const;

/** What the address of the wardrobe says. What it says wrongly is left out. */
export interface Filters {
  readonly q?: string;
  readonly category?: string;
  readonly colour?: string;
  readonly season?: (typeof seasons)[number];
  readonly place?: (typeof places)[number];
  readonly brand?: string;
  readonly show?: Show;
  readonly sort?: Sort;
}

export function readFilters(search: Record<string, unknown>): Filters {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 100) : undefined;
  };
  const oneOf = <T extends string>(list: readonly T[], name: string) =>
    list.find((one) => one === search[name]);
  const found = {
    q: text('q'),
    category: text('category'),
    colour: text('colour'),
    brand: text('brand'),
    season: oneOf(seasons, 'season'),
    place: oneOf(places, 'place'),
    show: oneOf(shows, 'show'),
    sort: oneOf(sorts, 'sort'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

const byShow: Readonly<Record<Show, ListInput>> = {
  all: { ownership: 'owned' },
  ready: { ready: true },
  dirty: { ownership: 'owned', dirty: true },
  never: { ownership: 'owned', neverWorn: true },
  favourite: { favourite: true },
  wished: { ownership: 'wished' },
  gone: { ownership: 'gone' },
};

/** The list that the filters ask for. */
export function toInput({ show = 'all', category, ...rest }: Filters): ListInput {
  return {
    ...byShow[show],
    ...rest,
    ...(category !== undefined && { category: category as One<ListInput['category']> }),
    limit: 40,
  };
}
