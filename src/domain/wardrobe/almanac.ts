import { type Day, type Season, seasons } from './words.ts';

const dayMs = 24 * 3_600_000;

/** The day that comes so many days later. */
export const later = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10) as Day;

// Where zones lie whose summer is in January. Others count as northern, the tropics among them.
const southern = new RegExp(
  [
    '^(Australia|Antarctica|America/Argentina)/',
    '^Pacific/(Auckland|Chatham|Noumea|Fiji)$',
    '^Africa/(Johannesburg|Maputo|Harare|Windhoek|Gaborone|Maseru|Mbabane|Lusaka)$',
    '^America/(Santiago|Punta_Arenas|Montevideo|Asuncion|Sao_Paulo|Buenos_Aires|La_Paz|Lima)$',
    '^Indian/(Mauritius|Reunion|Antananarivo)$',
  ].join('|'),
);

/** The meteorological season of a day where a time zone lies. */
export function seasonOf(day: Day, timeZone: string): Season {
  const quarter = Math.floor((Number(day.slice(5, 7)) % 12) / 3);
  return seasons[(quarter + (southern.test(timeZone) ? 1 : 3)) % 4]!;
}
