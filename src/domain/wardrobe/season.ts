import type { Day } from './calendar.ts';

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof seasons)[number];

/** A set of seasons as a stored integer: spring 1, summer 2, autumn 4, winter 8; 0 means all year. */
export const toSeasonBits = (chosen: readonly Season[]): number =>
  chosen.reduce((bits, season) => bits | (1 << seasons.indexOf(season)), 0);

export const fromSeasonBits = (bits: number): Season[] => seasons.filter((_, i) => bits & (1 << i));

// Time zones of the southern hemisphere, where summer is in January. All others, the tropics too, count as northern.
const southern = new RegExp(
  [
    '^(Australia|Antarctica|America/Argentina)/',
    '^Pacific/(Auckland|Chatham|Noumea|Fiji)$',
    '^Africa/(Johannesburg|Maputo|Harare|Windhoek|Gaborone|Maseru|Mbabane|Lusaka)$',
    '^America/(Santiago|Punta_Arenas|Montevideo|Asuncion|Sao_Paulo|Buenos_Aires|La_Paz|Lima)$',
    '^Indian/(Mauritius|Reunion|Antananarivo)$',
  ].join('|'),
);

/** The meteorological season in the hemisphere of an IANA time zone. */
export function seasonOf(day: Day, timeZone: string): Season {
  const quarter = Math.floor((Number(day.slice(5, 7)) % 12) / 3);
  return seasons[(quarter + (southern.test(timeZone) ? 1 : 3)) % 4]!;
}
