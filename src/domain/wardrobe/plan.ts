import { later } from './almanac.ts';
import type { OutfitId } from './outfit.ts';
import { PlanIsFull } from './outfit-errors.ts';
import type { Day, Part } from './words.ts';

/** An outfit for a day and part of an occasion; one of those for the same is the chosen one. */
export interface PlannedOutfit {
  readonly outfitId: OutfitId;
  readonly day: Day;
  readonly part: Part;
  readonly chosen: boolean;
}
export type Plan = readonly PlannedOutfit[];

const mostPlanned = 100;

/** One more, or another choice. The first for its time is the chosen one until another is. */
export function withOutfit(
  plan: Plan,
  { outfitId, day, part }: Omit<PlannedOutfit, 'chosen'>,
  chosen: boolean | undefined,
): Plan {
  const rivals = (one: PlannedOutfit) => one.day === day && one.part === part;
  const rest = plan.filter((one) => !(rivals(one) && one.outfitId === outfitId));
  if (rest.length >= mostPlanned) throw new PlanIsFull();
  const wins = chosen ?? !rest.some((one) => rivals(one) && one.chosen);
  const others = rest.map((one) => (wins && rivals(one) ? { ...one, chosen: false } : one));
  return chosenOnce([...others, { outfitId, day, part, chosen: wins }]);
}

/** Without an outfit, from one day and part or from all. */
export const withoutOutfit = (
  plan: Plan,
  outfitId: OutfitId,
  { day, part }: { readonly day?: Day | undefined; readonly part?: Part | undefined },
): Plan =>
  chosenOnce(
    plan.filter(
      (one) => one.outfitId !== outfitId || (day ?? one.day) !== one.day || (part ?? one.part) !== one.part,
    ),
  );

/** So many days later; what would come after `lastDay` is dropped. */
export const moved = (plan: Plan, days: number, lastDay: Day): Plan =>
  plan.flatMap((one) => {
    const day = later(one.day, days);
    return day > lastDay ? [] : [{ ...one, day }];
  });

/** Where none of those for a time is chosen any more, the one that was planned first is. */
function chosenOnce(plan: Plan): Plan {
  const time = ({ day, part }: PlannedOutfit) => `${day} ${part}`;
  const decided = new Set(plan.filter(({ chosen }) => chosen).map(time));
  return plan.map((one) => {
    if (decided.has(time(one))) return one;
    decided.add(time(one));
    return { ...one, chosen: true };
  });
}
