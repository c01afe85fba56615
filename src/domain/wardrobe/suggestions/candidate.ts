import type { Day } from '../calendar.ts';
import type { Category } from '../items/category.ts';
import type { Colour } from '../items/colour.ts';
import type { ItemId } from '../items/item.ts';
import type { Formality } from '../outfits/dress-code.ts';
import type { Season } from '../season.ts';

/** An item that can be worn now: owned, in the closet and clean. */
export interface Candidate {
  readonly id: ItemId;
  readonly name: string;
  readonly category: Category;
  readonly colours: readonly Colour[];
  readonly formality: number | null;
  /** In clo. */
  readonly warmth: number;
  /** Empty means all year. */
  readonly seasons: readonly Season[];
  readonly waterproof: boolean;
  readonly lastWorn: Day | null;
}

export interface SuggestionCriteria {
  readonly on: Day;
  readonly season: Season;
  /** Degrees Celsius. */
  readonly tempC: number | null;
  readonly rain: boolean;
  readonly formality: Formality | null;
  readonly limit: number;
}

export interface Suggestion {
  readonly pieces: readonly Candidate[];
  /** 0 to 1. */
  readonly score: number;
  readonly why: readonly string[];
}

/** Counts of a category: owned; of those in the closet; of those clean. */
export interface CategoryStock {
  readonly category: Category;
  readonly owned: number;
  readonly inCloset: number;
  readonly clean: number;
}
