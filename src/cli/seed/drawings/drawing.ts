/** `main` and `second` are outlined areas in that colour; `line` is a stroke without fill. */
export type Paint = 'main' | 'second' | 'line';

/** Paths on a 200 by 200 square, bottom layer first. */
export type Drawing = readonly (readonly [Paint, path: string])[];

export const dot = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;

/** A vertical row of dots. */
export const dots = (x: number, from: number, to: number, count: number): string =>
  Array.from({ length: count }, (_, i) => dot(x, from + ((to - from) * i) / (count - 1), 3)).join('');
