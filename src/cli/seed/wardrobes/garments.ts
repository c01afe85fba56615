import type { Faker } from '@faker-js/faker';
import type { z } from 'zod';
import type { OperationNamed } from '../../../application/catalogue.ts';
import { type Category, categories, categoryNames } from '../../../domain/wardrobe/items/category.ts';
import { namedColours } from '../../../domain/wardrobe/items/colour.ts';
import { seasons } from '../../../domain/wardrobe/season.ts';

export type Garment = z.input<OperationNamed<'wardrobe.add-item'>['input']>;

const worn = categoryNames.filter((category) => category !== 'other');
const colourNames = Object.keys(namedColours) as (keyof typeof namedColours)[];
const cloths = ['cotton', 'wool', 'linen', 'silk', 'viscose'];
const knits = ['wool', 'cotton', 'cashmere', 'merino'];
const leathers = ['leather', 'suede', 'canvas'];
const materialsOf: Partial<Record<Category, readonly string[]>> = {
  ...Object.fromEntries(
    (['sweater', 'cardigan', 'turtleneck', 'beanie', 'gloves', 'scarf', 'socks', 'tights'] as const).map(
      (category) => [category, knits],
    ),
  ),
  ...Object.fromEntries(
    categoryNames
      .filter((category) => categories[category].slot === 'feet' && category !== 'socks')
      .map((category) => [category, leathers]),
  ),
  jeans: ['denim'],
  belt: ['leather'],
  bag: leathers,
  backpack: ['canvas', 'nylon'],
  umbrella: ['nylon'],
  parka: ['cotton', 'nylon'],
  coat: ['wool', 'cotton', 'cashmere'],
  watch: ['steel'],
  jewellery: ['silver'],
  glasses: ['acetate'],
  sunglasses: ['acetate'],
};
/** Nobody says a denim jeans. */
const unsaid = ['denim', 'acetate', 'nylon', 'steel', 'silver'];
const brands = [
  'Nordlys',
  'Atelier Ida',
  'Kessel & Co',
  'Marrow',
  'Harbour',
  'Plain Thread',
  'Øst',
  'Sunday Dept.',
];
const patterns = ['plain', 'striped', 'checked', 'dotted', 'floral', 'herringbone'];
const tags = [
  'work',
  'weekend',
  'favourite',
  'gift',
  'second hand',
  'travel',
  'rain',
  'festive',
  'basic',
  'summer',
];
const visibilities = ['public', 'public', 'public', 'followers', 'friends', 'private'] as const;
const sizes = ['XS', 'S', 'M', 'L', 'XL'];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const words = (category: Category) => (category === 't-shirt' ? category : category.replaceAll('-', ' '));

interface Choice {
  readonly category: Category;
  /** The first one covers most of it. */
  readonly colours: readonly (keyof typeof namedColours)[];
}

/** Days are fixed, so that the result does not depend on the clock. */
export function makeGarment(
  faker: Faker,
  { category, colours }: Choice = {
    category: faker.helpers.arrayElement(worn),
    colours: faker.helpers.arrayElements(colourNames, { min: 1, max: 2 }),
  },
): Garment {
  const { arrayElement, arrayElements } = faker.helpers;
  const some = (list: readonly string[], max: number) => arrayElements(list, { min: 0, max });
  const maybe = <T>(value: () => T) => (faker.datatype.boolean(0.7) ? value() : null);
  const material = arrayElement(materialsOf[category] ?? cloths);
  const saidMaterial = unsaid.includes(material) ? '' : `${material} `;
  return {
    name: capital(`${colours[0]!.replaceAll('-', ' ')} ${saidMaterial}${words(category)}`),
    category,
    colours: colours.map((name, i) => ({ hex: namedColours[name], name, share: i === 0 ? 0.8 : 0.2 })),
    materials: [material],
    pattern: arrayElement(patterns),
    brand: maybe(() => arrayElement(brands)),
    size: maybe(() => arrayElement(sizes)),
    seasons: arrayElements(seasons, { min: 0, max: 2 }),
    formality: faker.number.int({ min: 0, max: 5 }),
    waterproof: categories[category].layer === 3 && faker.datatype.boolean(0.4),
    tags: some(tags, 3),
    favourite: faker.datatype.boolean(0.1),
    rating: maybe(() => faker.number.int({ min: 1, max: 5 })),
    price: maybe(() => ({
      amount: String(faker.number.int({ min: 5, max: 400 }) * 100),
      currency: arrayElement(['EUR', 'EUR', 'EUR', 'USD', 'SEK']),
    })),
    boughtOn: maybe(() =>
      faker.date.between({ from: '2018-01-01', to: '2024-12-31' }).toISOString().slice(0, 10),
    ),
    priorWears: faker.number.int({ min: 0, max: 20 }),
    visibility: arrayElement(visibilities),
    ownership: faker.datatype.boolean(0.05) ? 'wished' : 'owned',
  };
}
