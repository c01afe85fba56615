import type { Day, Part } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import type { OutfitId } from '../outfits/outfit.ts';
import { PlanIsFull } from './errors.ts';

/** An outfit planned for a day and part. Of all outfits for the same time exactly one is chosen. */
export interface PlannedOutfit {
  readonly outfitId: OutfitId;
  readonly day: Day;
  readonly part: Part;
  readonly chosen: boolean;
}
export type Plan = readonly PlannedOutfit[];

const maxPlanned = 100;

/** Adds the outfit, or changes whether it is chosen. By default the first outfit for its time is chosen. */
export function addToPlan(
  plan: Plan,
  { outfitId, day, part }: Omit<PlannedOutfit, 'chosen'>,
  chosen: boolean | undefined,
): Plan {
  const isSameTime = (one: PlannedOutfit) => one.day === day && one.part === part;
  const rest = plan.filter((one) => !(isSameTime(one) && one.outfitId === outfitId));
  if (rest.length >= maxPlanned) throw new PlanIsFull();
  const isChosen = chosen ?? !rest.some((one) => isSameTime(one) && one.chosen);
  const others = rest.map((one) => (isChosen && isSameTime(one) ? { ...one, chosen: false } : one));
  return chooseOnePerTime([...others, { outfitId, day, part, chosen: isChosen }]);
}

/** From one day and part, or from all. */
export const removeFromPlan = (
  plan: Plan,
  outfitId: OutfitId,
  { day, part }: { readonly day?: Day | undefined; readonly part?: Part | undefined },
): Plan =>
  chooseOnePerTime(
    plan.filter(
      (one) => one.outfitId !== outfitId || (day ?? one.day) !== one.day || (part ?? one.part) !== one.part,
    ),
  );

/** Moves all plans by `days`; drops those after `lastDay`. */
export const shiftPlan = (plan: Plan, days: number, lastDay: Day): Plan =>
  plan.flatMap((one) => {
    const day = addDays(one.day, days);
    return day > lastDay ? [] : [{ ...one, day }];
  });

/** Chooses the outfit planned first for each time that has none chosen. */
function chooseOnePerTime(plan: Plan): Plan {
  const time = ({ day, part }: PlannedOutfit) => `${day} ${part}`;
  const decided = new Set(plan.filter(({ chosen }) => chosen).map(time));
  return plan.map((one) => {
    if (decided.has(time(one))) return one;
    decided.add(time(one));
    return { ...one, chosen: true };
  });
}
