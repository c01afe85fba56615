import type { Category } from '../category.ts';
import type { Colour } from '../colour.ts';
import type { Formality } from '../dress-code.ts';
import type { ItemId } from '../item.ts';
import type { Day, Season } from '../words.ts';

/** An item that can be put on: owned, in the closet, clean. */
export interface Candidate {
  readonly id: ItemId;
  readonly name: string;
  readonly category: Category;
  readonly colours: readonly Colour[];
  readonly formality: number | null;
  /** In clo. */
  readonly warmth: number;
  /** None is all year. */
  readonly seasons: readonly Season[];
  readonly waterproof: boolean;
  readonly lastWorn: Day | null;
}

export interface Wishes {
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

/** How many of a category someone owns, how many of those are in the closet, and how many of these are clean. */
export interface Stock {
  readonly category: Category;
  readonly owned: number;
  readonly inCloset: number;
  readonly clean: number;
}
