const dayParts = ['morning', 'day', 'evening', 'night'] as const;
/** Part of a day; `whole` by default. */
export const parts = ['whole', ...dayParts] as const;
export type Part = (typeof parts)[number];

/** A calendar day in its owner's time zone, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: true };

const dayMs = 24 * 3_600_000;

/** Positive if `to` is after `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10) as Day;
