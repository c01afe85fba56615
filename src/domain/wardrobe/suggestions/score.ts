import { daysBetween } from '../calendar.ts';
import type { ItemId } from '../items/item.ts';
import type { Candidate, Suggestion, SuggestionCriteria } from './candidate.ts';
import { comfort, neededClo } from './comfort.ts';
import { colourHarmony } from './harmony.ts';
import { RecentWears } from './novelty.ts';

/** Weights of the aspects; an aspect that was not asked for is left out. */
const weights = {
  warmth: 0.3,
  rain: 0.15,
  formality: 0.2,
  harmony: 0.2,
  season: 0.1,
  novelty: 0.08,
  underUse: 0.07,
} as const;
type Aspect = keyof typeof weights;
const aspectNames = Object.keys(weights) as Aspect[];

/** Days after which an item counts as fully rested. */
export const restedDays = 90;

const mean = (values: readonly number[]) =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
const cloOf = (pieces: readonly Candidate[]) => pieces.reduce((sum, { warmth }) => sum + warmth, 0);
const keepsRainOff = (pieces: readonly Candidate[]) =>
  pieces.some(({ waterproof, category }) => waterproof || category === 'umbrella');

/** Fit of an item without formality, if a formality is asked for. */
const unknownFormality = 0.7;

/** How well items fit the wanted formality; without one, how well they fit each other. */
function formalityFit(pieces: readonly Candidate[], wish: SuggestionCriteria['formality']): number {
  const known = pieces.flatMap(({ formality }) => formality ?? []);
  const least = Math.min(...known);
  const { from, to } = wish ?? { from: least, to: least + 1 };
  const fits = known.map((one) => Math.max(0, 1 - (one < from ? from - one : Math.max(0, one - to)) / 3));
  return mean(wish ? [...fits, ...Array<number>(pieces.length - known.length).fill(unknownFormality)] : fits);
}

const good = 0.75;

/** Scores outfits for one set of criteria. */
export class OutfitScorer {
  readonly #wishes: SuggestionCriteria;
  readonly #recentWears: RecentWears;
  readonly #rests = new Map<Candidate, number>();

  constructor(wishes: SuggestionCriteria, recentWears: readonly (readonly ItemId[])[]) {
    this.#wishes = wishes;
    this.#recentWears = new RecentWears(recentWears);
  }

  /** 0 to 1. */
  score(pieces: readonly Candidate[]): number {
    const aspects = this.#aspectsOf(pieces);
    let [sum, weight] = [0, 0];
    for (const aspect of aspectNames) {
      const value = aspects[aspect];
      if (value === undefined) continue;
      sum += weights[aspect] * value;
      weight += weights[aspect];
    }
    return sum / weight;
  }

  /** The suggestion with its reasons. */
  explain(pieces: readonly Candidate[]): Suggestion {
    const { tempC, rain, formality, season, on } = this.#wishes;
    const aspects = this.#aspectsOf(pieces);
    const why: string[] = [];
    if (tempC !== null) {
      const [clo, needed] = [cloOf(pieces), neededClo(tempC)];
      const how = (aspects.warmth ?? 0) >= good ? 'right' : clo < needed ? 'rather light' : 'rather warm';
      why.push(`${how} for ${tempC} °C: ${clo.toFixed(1)} clo where ${needed.toFixed(1)} is comfortable`);
    }
    if (rain) why.push(aspects.rain ? 'keeps the rain off' : 'nothing of it is waterproof');
    if (formality)
      why.push((aspects.formality ?? 0) >= good ? 'as formal as asked' : 'not quite as formal as asked');
    if ((aspects.harmony ?? 0) >= good) why.push('the colours go together');
    if (aspects.season === 1) why.push(`for ${season}`);
    if ((aspects.novelty ?? 0) >= good) why.push('not worn like this lately');
    const rested = pieces.find((piece) => this.#rest(piece) === 1);
    if (rested)
      why.push(
        rested.lastWorn === null
          ? `${rested.name} has never been worn`
          : `${rested.name} has not been worn for ${daysBetween(rested.lastWorn, on)} days`,
      );
    return { pieces, score: Math.round(this.score(pieces) * 1000) / 1000, why };
  }

  /** From 0 to 1; undefined if it was not asked for. */
  #aspectsOf(pieces: readonly Candidate[]): { readonly [K in Aspect]: number | undefined } {
    const { tempC, rain, formality, season } = this.#wishes;
    const inSeason = ({ seasons }: Candidate) => seasons.length === 0 || seasons.includes(season);
    return {
      warmth: tempC === null ? undefined : comfort(cloOf(pieces), tempC),
      rain: rain ? (keepsRainOff(pieces) ? 1 : 0) : undefined,
      formality: formalityFit(pieces, formality),
      harmony: colourHarmony(pieces),
      season: mean(pieces.map((piece) => (inSeason(piece) ? 1 : 0))),
      novelty: this.#recentWears.novelty(pieces),
      underUse: mean(pieces.map((piece) => this.#rest(piece))),
    };
  }

  /** From 0 (worn on that day) to 1 (fully rested). */
  #rest(piece: Candidate): number {
    let rest = this.#rests.get(piece);
    if (rest === undefined) {
      const days = piece.lastWorn === null ? restedDays : daysBetween(piece.lastWorn, this.#wishes.on);
      this.#rests.set(piece, (rest = Math.min(1, Math.max(0, days) / restedDays)));
    }
    return rest;
  }
}
