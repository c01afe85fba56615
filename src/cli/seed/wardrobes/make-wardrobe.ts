import type { Faker } from '@faker-js/faker';
import { type Category, categories } from '../../../domain/wardrobe/items/category.ts';
import type { namedColours } from '../../../domain/wardrobe/items/colour.ts';
import { type Garment, makeGarment } from './garments.ts';

type Named = keyof typeof namedColours;

/** Colours that go together. */
const palettes: readonly (readonly Named[])[] = [
  ['black', 'charcoal', 'white', 'cream', 'camel'],
  ['navy', 'grey', 'white', 'light-blue', 'camel'],
  ['olive', 'tan', 'cream', 'brown', 'mustard'],
  ['burgundy', 'pink', 'cream', 'charcoal', 'navy'],
  ['teal', 'navy', 'white', 'silver', 'light-blue'],
  ['mustard', 'cream', 'blue', 'white', 'coral'],
  ['lavender', 'grey', 'black', 'white', 'purple'],
  ['green', 'khaki', 'beige', 'brown', 'cream'],
];
/** What a wardrobe has: one of each line, the first lines first. */
const capsule: readonly (readonly Category[])[] = [
  ['t-shirt', 'top', 'polo'],
  ['jeans'],
  ['sneakers'],
  ['shirt', 'blouse', 'turtleneck'],
  ['trousers', 'skirt', 'culottes'],
  ['coat', 'jacket', 'parka'],
  ['boots', 'ankle-boots', 'loafers'],
  ['sweater', 'cardigan', 'hoodie'],
  ['bag', 'backpack'],
  ['scarf', 'beanie', 'hat'],
  ['dress', 'jumpsuit', 'suit'],
  ['blazer', 'cardigan', 'vest'],
  ['shirt', 'blouse', 't-shirt'],
  ['skirt', 'shorts', 'trousers'],
  ['sunglasses', 'watch', 'belt', 'jewellery'],
  ['coat', 'cape', 'jacket'],
  ['heels', 'sandals', 'loafers'],
  ['gown', 'suit', 'dress'],
  ['umbrella', 'gloves', 'cap'],
  ['sweater', 'turtleneck', 'hoodie'],
];

const formalities: Partial<Record<Category, number>> = {
  't-shirt': 1,
  top: 1,
  hoodie: 1,
  jeans: 1,
  shorts: 1,
  sneakers: 1,
  backpack: 1,
  blazer: 4,
  heels: 4,
  dress: 3,
  suit: 5,
  gown: 5,
};

/** Colours of what is dyed as everyone’s is, or not at all. */
const fixed: Partial<Record<Category, readonly Named[]>> = {
  jeans: ['navy', 'blue', 'black'],
  jewellery: ['gold', 'silver'],
  watch: ['gold', 'silver', 'black'],
};

/** Clothes of one person, which go together; at most as many as `capsule` has lines. */
export function makeWardrobe(faker: Faker, size: number): Garment[] {
  const { arrayElement } = faker.helpers;
  const palette = arrayElement(palettes);
  return capsule.slice(0, size).map((choice) => {
    const category = arrayElement(choice);
    const main = arrayElement(fixed[category] ?? palette);
    const second = arrayElement(palette.filter((colour) => colour !== main));
    const isTop = categories[category].slot === 'top' && categories[category].layer < 3;
    return {
      ...makeGarment(faker, { category, colours: [main, second] }),
      pattern:
        isTop && faker.datatype.boolean(0.35) ? arrayElement(['striped', 'checked', 'dotted']) : 'plain',
      formality: formalities[category] ?? 2,
    };
  });
}
