/** A colour in CIELAB (D65), where distance approximates perceived difference. */
export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** `hex` is `#rrggbb` in lower case; `share` is the covered part of the item, 0 to 1. */
export interface Colour {
  readonly hex: string;
  readonly name: string;
  readonly share: number;
}

/** A search for a colour finds colours up to this distance (CIE76). */
export const similarColourDistance = 25;

/** Named colours, as garments are dyed. */
export const namedColours = {
  black: '#111111',
  charcoal: '#36454f',
  grey: '#808080',
  silver: '#c0c0c0',
  white: '#ffffff',
  ivory: '#fffff0',
  cream: '#f5ecd7',
  beige: '#d9c7a3',
  camel: '#c19a6b',
  tan: '#b08d57',
  brown: '#6b4423',
  khaki: '#8f8b66',
  olive: '#6b6b2a',
  green: '#2e8b57',
  mint: '#98e0c0',
  teal: '#008080',
  turquoise: '#40c8c0',
  'light-blue': '#a4c8e8',
  blue: '#2a5db0',
  navy: '#14213d',
  purple: '#6a3d9a',
  lavender: '#c4b0e0',
  pink: '#f0a0b8',
  magenta: '#c2187a',
  red: '#c81e2c',
  burgundy: '#6d1a2d',
  coral: '#f58064',
  orange: '#e8791c',
  mustard: '#d4a017',
  yellow: '#f4d832',
  gold: '#c9a227',
} as const satisfies Record<string, string>;

const names = Object.entries(namedColours);

/** Accepts a hex value or a colour name; undefined for anything else. */
export function hexOf(text: string): string | undefined {
  const folded = text
    .trim()
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/^gray$/, 'grey');
  if (/^#?[0-9a-f]{6}$/.test(folded)) return folded.startsWith('#') ? folded : `#${folded}`;
  return (namedColours as Readonly<Record<string, string>>)[
    Object.hasOwn(namedColours, folded) ? folded : ''
  ];
}

/** The name of the nearest named colour. */
export function colourNameOf(hex: string): string {
  const lab = labOf(hex);
  let nearest = { name: names[0]![0], distance: Number.POSITIVE_INFINITY };
  for (const [name, other] of names) {
    const distance = colourDistance(lab, labOf(other));
    if (distance < nearest.distance) nearest = { name, distance };
  }
  return nearest.name;
}

export const colourDistance = (one: Lab, other: Lab): number =>
  Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);

const linearRgb = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const labCurve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);

/** @param hex `#rrggbb` */
export function labOf(hex: string): Lab {
  const [r, g, b] = [1, 3, 5].map((at) => linearRgb(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const x = labCurve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = labCurve(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = labCurve((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}
