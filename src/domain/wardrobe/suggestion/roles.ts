import { type Category, categories, categoryNames } from '../category.ts';
import type { Candidate, Wishes } from './candidate.ts';

/** A spot of the skeleton, by what fits there. */
export type Role = (item: Pick<Candidate, 'category'>) => boolean;

const at =
  (slot: string, layer: number): Role =>
  ({ category }) =>
    categories[category].slot === slot && categories[category].layer === layer;
const is =
  (...names: readonly Category[]): Role =>
  ({ category }) =>
    names.includes(category);

export const roles = {
  shirt: at('top', 1),
  bottom: at('bottom', 1),
  dress: at('full', 1),
  suit: at('full', 2),
  shoes: (item) => at('feet', 1)(item) && item.category !== 'slippers',
  middle: at('top', 2),
  outer: at('top', 3),
  scarf: is('scarf'),
  hat: is('beanie', 'hat'),
  gloves: is('gloves'),
  umbrella: is('umbrella'),
} satisfies Record<string, Role>;

type Weather = Pick<Wishes, 'tempC' | 'rain'>;

/** Where it is warmer than this, nobody wants another layer; where it is colder, hands and ears want something. */
const layersBelow = 24;
const extrasBelow = 8;

/** What is put on over the rest, in such weather. */
export function optional({ tempC, rain }: Weather): Role[] {
  const layers =
    tempC === null || tempC < layersBelow ? [roles.middle, roles.outer] : rain ? [roles.outer] : [];
  const extras = tempC !== null && tempC < extrasBelow ? [roles.scarf, roles.hat, roles.gloves] : [];
  return [...layers, ...extras, ...(rain ? [roles.umbrella] : [])];
}

/** The categories of which an outfit may be made in such weather. */
export function wornCategories(weather: Weather): Category[] {
  const { shirt, bottom, dress, suit, shoes } = roles;
  const inPlay: readonly Role[] = [shirt, bottom, dress, suit, shoes, ...optional(weather)];
  return categoryNames.filter((category) => inPlay.some((role) => role({ category })));
}
