import { daysBetween } from '../days.ts';
import type { ItemId } from '../item.ts';
import type { Candidate, Suggestion, Wishes } from './candidate.ts';
import { comfort, neededClo } from './comfort.ts';
import { harmony } from './harmony.ts';

/** How much each matters beside the others; what was not asked for does not count. */
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

/** After so many days unworn an item is as good as new. */
export const restedDays = 90;

const mean = (values: readonly number[]) =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
const cloOf = (pieces: readonly Candidate[]) => pieces.reduce((sum, { warmth }) => sum + warmth, 0);
const outermost = (pieces: readonly Candidate[]) =>
  pieces.some(({ waterproof, category }) => waterproof || category === 'umbrella');

/** What nobody said the formality of may do, where one is asked for. */
const unsaid = 0.7;

/** How far the formality of items is from what is asked; without a wish, of those that have one from each other. */
function formalityFit(pieces: readonly Candidate[], wish: Wishes['formality']): number {
  const said = pieces.flatMap(({ formality }) => formality ?? []);
  const least = Math.min(...said);
  const { from, to } = wish ?? { from: least, to: least + 1 };
  const fits = said.map((one) => Math.max(0, 1 - (one < from ? from - one : Math.max(0, one - to)) / 3));
  return mean(wish ? [...fits, ...Array<number>(pieces.length - said.length).fill(unsaid)] : fits);
}

/** 1 when nothing like it was worn lately, 0 when exactly this was. */
function novelty(pieces: readonly Candidate[], lately: readonly ReadonlySet<ItemId>[]): number {
  let most = 0;
  for (const worn of lately) {
    let shared = 0;
    for (const { id } of pieces) if (worn.has(id)) shared++;
    most = Math.max(most, shared / (pieces.length + worn.size - shared));
  }
  return 1 - most;
}

const rest = ({ lastWorn }: Candidate, wishes: Wishes) =>
  lastWorn === null ? 1 : Math.min(1, Math.max(0, daysBetween(lastWorn, wishes.on)) / restedDays);

/** Each aspect that was asked for, 0 to 1. */
function aspectsOf(
  pieces: readonly Candidate[],
  wishes: Wishes,
  lately: readonly ReadonlySet<ItemId>[],
): Partial<Record<Aspect, number>> {
  const inSeason = ({ seasons }: Candidate) => seasons.length === 0 || seasons.includes(wishes.season);
  return {
    ...(wishes.tempC !== null && { warmth: comfort(cloOf(pieces), wishes.tempC) }),
    ...(wishes.rain && { rain: outermost(pieces) ? 1 : 0 }),
    formality: formalityFit(pieces, wishes.formality),
    harmony: harmony(pieces),
    season: mean(pieces.map((piece) => (inSeason(piece) ? 1 : 0))),
    novelty: novelty(pieces, lately),
    underUse: mean(pieces.map((piece) => rest(piece, wishes))),
  };
}

/** 0 to 1. */
export function scoreOf(
  pieces: readonly Candidate[],
  wishes: Wishes,
  lately: readonly ReadonlySet<ItemId>[],
): number {
  let [sum, weight] = [0, 0];
  for (const [aspect, value] of Object.entries(aspectsOf(pieces, wishes, lately))) {
    sum += weights[aspect as Aspect] * value;
    weight += weights[aspect as Aspect];
  }
  return sum / weight;
}

const good = 0.75;

/** A suggestion with what speaks for it, and what it lacks. */
export function explained(
  pieces: readonly Candidate[],
  wishes: Wishes,
  lately: readonly ReadonlySet<ItemId>[],
): Suggestion {
  const aspects = aspectsOf(pieces, wishes, lately);
  const why: string[] = [];
  if (wishes.tempC !== null) {
    const [clo, needed] = [cloOf(pieces), neededClo(wishes.tempC)];
    const how = (aspects.warmth ?? 0) >= good ? 'right' : clo < needed ? 'rather light' : 'rather warm';
    why.push(
      `${how} for ${wishes.tempC} °C: ${clo.toFixed(1)} clo where ${needed.toFixed(1)} is comfortable`,
    );
  }
  if (wishes.rain) why.push(aspects.rain ? 'keeps the rain off' : 'nothing of it is waterproof');
  if (wishes.formality)
    why.push((aspects.formality ?? 0) >= good ? 'as formal as asked' : 'not quite as formal as asked');
  if ((aspects.harmony ?? 0) >= good) why.push('the colours go together');
  if (aspects.season === 1) why.push(`for ${wishes.season}`);
  if ((aspects.novelty ?? 0) >= good) why.push('not worn like this lately');
  const rested = pieces.find((piece) => rest(piece, wishes) === 1);
  if (rested)
    why.push(
      rested.lastWorn === null
        ? `${rested.name} has never been worn`
        : `${rested.name} has not been worn for ${daysBetween(rested.lastWorn, wishes.on)} days`,
    );
  return { pieces, score: Math.round(scoreOf(pieces, wishes, lately) * 1000) / 1000, why };
}
