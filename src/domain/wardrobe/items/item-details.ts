import type { Visibility } from '../../access/policy.ts';
import type { Id } from '../../kernel/id.ts';
import type { Day } from '../calendar.ts';
import type { Season } from '../season.ts';
import type { Category } from './category.ts';
import type { Colour } from './colour.ts';
import type { Ownership } from './item-state.ts';
import type { Money } from './money.ts';

/** The fields of an item that its owner edits. */
export interface ItemDetails {
  readonly name: string;
  readonly category: Category;
  /** The owner's own name for the kind of item. */
  readonly label: string | null;
  readonly colours: readonly Colour[];
  readonly pattern: string | null;
  readonly materials: readonly string[];
  readonly brand: string | null;
  readonly size: string | null;
  /** Empty means all year. */
  readonly seasons: readonly Season[];
  readonly formality: number | null;
  /** In clo; defaults to the category's. */
  readonly warmth: number;
  readonly waterproof: boolean;
  /** Wears between washes, null for never; defaults to the category's. */
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

/** Defaults of everything except name and category. */
export const itemDefaults: Omit<ItemDetails, 'name' | 'category' | 'warmth' | 'washEvery'> = {
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

export const withoutUndefined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
