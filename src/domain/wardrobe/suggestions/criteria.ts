import { addDays, type Day } from '../calendar.ts';
import { type Formality, formalityOf } from '../outfits/dress-code.ts';
import { seasonOf } from '../season.ts';
import type { SuggestionCriteria } from './candidate.ts';
import { restedDays } from './score.ts';

/** Wears of this many days before today make an outfit less novel. */
const recentDays = 30;

export interface SuggestionRequest {
  readonly on?: Day | undefined;
  readonly tempC: number | null;
  readonly rain: boolean;
  readonly formality?: number | undefined;
  readonly limit: number;
}
interface Circumstances {
  readonly today: Day;
  readonly timeZone: string;
  readonly occasion: { readonly startsOn: Day; readonly dressCode: string | null } | undefined;
}

/** What is not requested follows from the occasion: its first day (else today) and its dress code. */
export function criteriaFor(
  { on: requested, tempC, rain, formality: level, limit }: SuggestionRequest,
  { today, timeZone, occasion }: Circumstances,
): SuggestionCriteria {
  const on = requested ?? occasion?.startsOn ?? today;
  const formality: Formality | null =
    level === undefined ? formalityOf(occasion?.dressCode ?? null) : { from: level, to: level };
  return { on, season: seasonOf(on, timeZone), tempC, rain, formality, limit };
}

/** The middle of the wanted range. */
export const formalityLevel = ({ formality }: SuggestionCriteria): number | null =>
  formality && (formality.from + formality.to) / 2;

export const restedSince = ({ on }: SuggestionCriteria): Day => addDays(on, -restedDays);
export const recentSince = (today: Day): Day => addDays(today, -recentDays);
