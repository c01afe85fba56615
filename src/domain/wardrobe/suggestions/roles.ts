import { type Category, categories, categoryNames } from '../items/category.ts';
import type { Candidate, SuggestionCriteria } from './candidate.ts';

/** A position in an outfit, as a test for the items that fit it. */
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

type Weather = Pick<SuggestionCriteria, 'tempC' | 'rain'>;

/** Degrees Celsius below which another layer, or scarf, hat and gloves, are considered. */
const layersBelow = 24;
const extrasBelow = 8;

/** Roles to add on top in this weather, in the order of dressing. */
export function optionalRoles({ tempC, rain }: Weather): Role[] {
  const layers =
    tempC === null || tempC < layersBelow ? [roles.middle, roles.outer] : rain ? [roles.outer] : [];
  const extras = tempC !== null && tempC < extrasBelow ? [roles.scarf, roles.hat, roles.gloves] : [];
  return [...layers, ...extras, ...(rain ? [roles.umbrella] : [])];
}

/** Categories that an outfit may use in this weather. */
export function usableCategories(weather: Weather): Category[] {
  const { shirt, bottom, dress, suit, shoes } = roles;
  const inPlay: readonly Role[] = [shirt, bottom, dress, suit, shoes, ...optionalRoles(weather)];
  return categoryNames.filter((category) => inPlay.some((role) => role({ category })));
}
