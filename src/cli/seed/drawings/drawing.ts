/** `main` and `second` are filled with those colours of a thing and outlined; a `line` is only drawn. */
export type Paint = 'main' | 'second' | 'line';

/** Paths on a square of 200 by 200, the lowest first. */
export type Drawing = readonly (readonly [Paint, path: string])[];

export const dot = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;

/** Below one another. */
export const dots = (x: number, from: number, to: number, count: number): string =>
  Array.from({ length: count }, (_, i) => dot(x, from + ((to - from) * i) / (count - 1), 3)).join('');
