import { type Season, seasons } from './words.ts';

/** A set of seasons as the table keeps it: spring 1, summer 2, autumn 4, winter 8; 0 is all year. */
export const bitsOf = (chosen: readonly Season[]): number =>
  chosen.reduce((bits, season) => bits | (1 << seasons.indexOf(season)), 0);

export const seasonsOf = (bits: number): Season[] => seasons.filter((_, i) => bits & (1 << i));
