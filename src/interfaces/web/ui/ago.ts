import { dateFormat } from './formats.ts';

const steps = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
] as const;

/** `5 minutes ago`; the date when it is more than a week. */
export function ago(at: string, now: number, locale: string): string {
  let value = (Date.parse(at) - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(value) < size)
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(
        Math.round(value),
        unit,
      );
    value /= size;
  }
  return dateFormat(locale, { dateStyle: 'medium' }).format(new Date(at));
}
