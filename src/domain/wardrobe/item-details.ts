import type { Visibility } from '../access/policy.ts';
import type { Id } from '../kernel/id.ts';
import type { Category } from './category.ts';
import type { Colour } from './colour.ts';
import type { Day, Money, Ownership, Season } from './words.ts';

/** All that its owner says of an item. */
export interface ItemDetails {
  readonly name: string;
  readonly category: Category;
  /** The owner's own word for what it is. */
  readonly label: string | null;
  readonly colours: readonly Colour[];
  readonly pattern: string | null;
  readonly materials: readonly string[];
  readonly brand: string | null;
  readonly size: string | null;
  /** None is all year. */
  readonly seasons: readonly Season[];
  readonly formality: number | null;
  /** In clo; the category's unless said. */
  readonly warmth: number;
  readonly waterproof: boolean;
  /** Wears between washes, null for never; the category's unless said. */
  readonly washEvery: number | null;
  readonly tags: readonly string[];
  readonly imageIds: readonly Id[];
  readonly favourite: boolean;
  readonly rating: number | null;
  readonly notes: string | null;
  readonly quantity: number;
  readonly price: Money | null;
  readonly boughtOn: Day | null;
  readonly store: string | null;
  readonly priorWears: number;
  readonly visibility: Visibility;
  readonly ownership: Exclude<Ownership, 'gone'>;
}
export type ItemChanges = { readonly [K in keyof ItemDetails]?: ItemDetails[K] | undefined };

/** What an item is of which no more than name and category is said. */
export const unsaid: Omit<ItemDetails, 'name' | 'category' | 'warmth' | 'washEvery'> = {
  label: null,
  colours: [],
  pattern: null,
  materials: [],
  brand: null,
  size: null,
  seasons: [],
  formality: null,
  waterproof: false,
  tags: [],
  imageIds: [],
  favourite: false,
  rating: null,
  notes: null,
  quantity: 1,
  price: null,
  boughtOn: null,
  store: null,
  priorWears: 0,
  visibility: 'private',
  ownership: 'owned',
};

/** Without the names whose value is undefined. */
export const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
