// Days are `YYYY-MM-DD` and months `YYYY-MM`: a day of the calendar is the same everywhere, without time and zone.

const dayMs = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => dayAt(time(day) + count * dayMs);
export const daysBetween = (from: string, to: string): number => Math.round((time(to) - time(from)) / dayMs);
export const monthOf = (day: string): string => day.slice(0, 7);

export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const all = year * 12 + number - 1 + count;
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** All days from one to another, both included. */
export const daysOf = (from: string, to: string): readonly string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => new Date(time(day)).getUTCDay() || 7;

/** On which day a week begins (1 is Monday, 7 is Sunday), for the tag of a language. */
export function firstWeekday(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { readonly firstDay: number } };
  // Not every browser knows it; most of the world begins with Monday.
  return locale.getWeekInfo?.().firstDay ?? 1;
}

/** The weeks that a month touches, from the first day of the first week. */
export function weeksOf(month: string, first: number): readonly (readonly string[])[] {
  const start = `${month}-01`;
  const end = addDays(`${addMonths(month, 1)}-01`, -1);
  const from = addDays(start, -((weekdayOf(start) - first + 7) % 7));
  const count = Math.ceil((daysBetween(from, end) + 1) / 7);
  return Array.from({ length: count }, (_, i) => daysOf(addDays(from, i * 7), addDays(from, i * 7 + 6)));
}

/** Where an arrow key leads from a day; undefined for other keys. */
export function dayByKey(day: string, key: string): string | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[key];
  if (step !== undefined) return addDays(day, step);
  if (key !== 'PageUp' && key !== 'PageDown') return undefined;
  const month = addMonths(monthOf(day), key === 'PageUp' ? -1 : 1);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

export const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && dayAt(time(text) || 0) === text;
export const isMonth = (text: unknown): text is string => typeof text === 'string' && isDay(`${text}-01`);
