import type { Category } from '../../../domain/wardrobe/items/category.ts';
import type { Position } from '../wardrobes/layout.ts';
import { accessories } from './accessories.ts';
import { clothes } from './clothes.ts';
import type { Drawing, Paint } from './drawing.ts';
import { props, type Surface, surfaces } from './surfaces.ts';

const drawings = { ...clothes, ...accessories };
type Shape = keyof typeof drawings;

const substitutes: Readonly<Record<Exclude<Category, Shape>, Shape>> = {
  parka: 'hoodie',
  blouse: 'shirt',
  'tank-top': 'top',
  sweatshirt: 'sweater',
  bodysuit: 'top',
  joggers: 'trousers',
  culottes: 'shorts',
  underwear: 'briefs',
  tights: 'leggings',
  swimwear: 'briefs',
  pyjamas: 'tracksuit',
  thermal: 'turtleneck',
  flats: 'loafers',
  slippers: 'loafers',
  'sports-shoes': 'sneakers',
};

export const shapeOf = (category: Category): Shape =>
  category in drawings ? (category as Shape) : substitutes[category as keyof typeof substitutes];

/** Colours are `#rrggbb`. */
export interface Look {
  readonly shape: Shape;
  readonly main: string;
  readonly second: string;
  readonly pattern: string;
}

const prints: Readonly<Record<string, string>> = {
  striped: '<path d="M0 4H24M0 16H24" stroke-width="5"/>',
  checked: '<path d="M6 0V24M0 6H24" stroke-width="6" opacity=".6"/>',
  dotted: '<path d="M6 6h.01M18 18h.01" stroke-width="6" stroke-linecap="round"/>',
  floral: '<path d="M6 2V10M2 6H10M18 14V22M14 18H22" stroke-width="4" stroke-linecap="round"/>',
  herringbone:
    '<path d="M0 12 6 0 12 12 18 0 24 12M0 24 6 12 12 24 18 12 24 24" fill="none" stroke-width="2"/>',
};

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** A darker shade; of dark colours a lighter one. */
function outlineOf(hex: string): string {
  const rgb = channels(hex);
  const isDark = rgb.every((channel) => channel < 90);
  return `rgb(${rgb.map((channel) => Math.round(isDark ? channel + 70 : channel * 0.6)).join()})`;
}

/** An SVG fragment, 200 by 200. */
export function fragment({ shape, main, second, pattern }: Look): string {
  const line = outlineOf(main);
  // Only clothes have patterns.
  const print = shape in clothes ? prints[pattern] : undefined;
  const id = `${pattern}-${second.slice(1)}`;
  const path = (paint: Paint, d: string) => {
    const fill = { main, second, line: 'none' }[paint];
    const whole = `<path d="${d}" fill="${fill}" stroke="${line}" stroke-width="3" fill-rule="evenodd" stroke-linejoin="round" stroke-linecap="round"/>`;
    return print && paint === 'main' ? `${whole}<path d="${d}" fill="url(#${id})"/>` : whole;
  };
  const defined = print
    ? `<defs><pattern id="${id}" width="24" height="24" patternUnits="userSpaceOnUse"><g stroke="${second}">${print}</g></pattern></defs>`
    : '';
  const drawing: Drawing = drawings[shape];
  return defined + drawing.map(([paint, d]) => path(paint, d)).join('');
}

/** What a fragment throws on the ground. */
function shadow({ shape }: Look): string {
  const drawing: Drawing = drawings[shape];
  const areas = drawing.flatMap(([paint, d]) => (paint === 'line' ? [] : [d]));
  return `<path d="${areas.join('')}" fill="#1c1418" stroke="#1c1418" stroke-width="5" stroke-linejoin="round" opacity=".2"/>`;
}

/** One garment on a transparent background; `side` in pixels. */
export const garmentSvg = (look: Look, side: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-8 -8 216 216">${fragment(look)}</svg>`;

/** One garment on a coloured square. */
export const badgeSvg = (look: Look, background: string, side: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-40 -40 280 280"><path d="M-40 -40H240V240H-40Z" fill="${background}"/>${fragment(look)}</svg>`;

/** Where and how a photo is taken. */
export interface Scene {
  readonly surface: Surface;
  /** An index of `props`. */
  readonly prop: number;
}

/** Garments laid out and photographed from above; `width` in pixels. */
export function outfitSvg(
  garments: readonly (Look & Position)[],
  { surface, prop }: Scene,
  width: number,
): string {
  const [w, h] = [400, 500];
  const fragments = garments.map(({ x, y, scale, rotation, ...look }, i) => {
    const turn = rotation + [-2, 3, -4, 2, 5][i % 5]!;
    const at = `translate(${x * w} ${y * h}) rotate(${turn}) scale(${scale}) translate(-100 -100)`;
    return `<g transform="translate(5 8)"><g transform="${at}">${shadow(look)}</g></g><g transform="${at}">${fragment(look)}</g>`;
  });
  const size = `width="${width}" height="${(width * h) / w}" viewBox="0 0 ${w} ${h}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>
<radialGradient id="light" cx=".3" cy=".2" r="1"><stop offset="0" stop-color="#fff" stop-opacity=".28"/><stop offset=".55" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".26"/></radialGradient>
</defs>${surfaces[surface]}${props[prop] ?? ''}${fragments.join('')}<path d="M0 0H${w}V${h}H0Z" fill="url(#light)"/></svg>`;
}
