import { type Category, categories, type Slot } from '../../../domain/wardrobe/items/category.ts';

/** Position on a collage: centre from 0 to 1; scale 1 is half the width; degrees clockwise. */
export interface Position {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly rotation: number;
}

const at = (x: number, y: number, scale: number, rotation = 0): Position => ({ x, y, scale, rotation });

const positions: Readonly<Record<Slot, Position>> = {
  full: at(0.36, 0.42, 1.25),
  top: at(0.34, 0.3, 1),
  bottom: at(0.34, 0.7, 1),
  feet: at(0.74, 0.85, 0.75),
  head: at(0.74, 0.12, 0.6, 6),
  face: at(0.74, 0.13, 0.5),
  neck: at(0.12, 0.13, 0.5, -8),
  hands: at(0.12, 0.54, 0.45),
  waist: at(0.34, 0.93, 0.6),
  wrist: at(0.88, 0.44, 0.4),
  carried: at(0.78, 0.63, 0.7, 5),
  under: at(0.12, 0.86, 0.45),
};
const outerLayer = at(0.74, 0.36, 0.95, 4);
const worn: readonly Slot[] = ['full', 'top', 'bottom', 'feet'];

/** Items are laid out where they are worn; outer layers and underwear beside them. */
export const positionOf = (category: Category): Position => {
  const { slot, layer } = categories[category];
  if (layer === 0 && worn.includes(slot)) return positions.under;
  return slot === 'top' && layer > 1 ? outerLayer : positions[slot];
};
