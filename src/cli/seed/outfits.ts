import type { Faker } from '@faker-js/faker';
import { bodySpots } from '../../domain/wardrobe/outfits/clashes.ts';
import { seasons } from '../../domain/wardrobe/season.ts';
import type { Garment } from './garments.ts';

export interface OwnedGarment {
  readonly owner: number;
  readonly garment: Garment;
}
export interface SeededOutfit {
  readonly owner: number;
  readonly name: string;
  readonly garments: readonly number[];
  readonly tags: string[];
  readonly season: (typeof seasons)[number];
  readonly visibility: 'public' | 'followers' | 'friends' | 'private';
}
export interface SeededWear {
  readonly outfit: number;
  readonly on: string;
  readonly tempC: number;
  readonly mood: string;
  readonly photo: boolean;
}
export interface SeededOccasion {
  readonly outfit: number;
  readonly title: string;
  readonly kind: string;
  readonly dressCode: string;
  readonly startsOn: string;
  readonly guests: readonly number[];
}

const names = [
  'Monday',
  'Casual Friday',
  'Sunday walk',
  'First date',
  'City trip',
  'Office',
  'Rainy day',
  'Party',
];
const tags = ['work', 'weekend', 'travel', 'rain', 'festive'];
const moods = ['great', 'fine', 'too warm', 'a bit cold', 'proud', 'overdressed'];
const visibilities = ['public', 'public', 'followers', 'friends', 'private'] as const;
const occasions = [
  ['Wedding of a cousin', 'wedding', 'cocktail'],
  ['Opening night', 'theatre', 'black tie'],
  ['Picnic by the lake', 'party', 'casual'],
  ['Interview', 'work', 'business'],
  ['Long weekend', 'trip', 'smart casual'],
] as const;
const maxPieces = 5;
const photosPerDiary = 2;

/** Up to five garments that can be worn at once. */
function pickPieces(faker: Faker, garments: readonly OwnedGarment[], mine: readonly number[]): number[] {
  const spots = new Set<string>();
  const chosen: number[] = [];
  for (const one of faker.helpers.arrayElements(mine, Math.min(mine.length, 12))) {
    const taken = bodySpots(garments[one]!.garment.category);
    if (chosen.length === maxPieces || taken.some((spot) => spots.has(spot))) continue;
    for (const spot of taken) spots.add(spot);
    chosen.push(one);
  }
  return chosen;
}

const dayBetween = (faker: Faker, from: string, to: string) =>
  faker.date.between({ from, to }).toISOString().slice(0, 10);

/** Outfits, wears and occasions of everyone who owns garments. */
export function makeOutfits(
  faker: Faker,
  garments: readonly OwnedGarment[],
  counts: (owner: number) => { readonly outfits: number; readonly wears: number },
  friendsOf: (owner: number) => readonly number[],
) {
  const { arrayElement, arrayElements } = faker.helpers;
  const outfits: SeededOutfit[] = [];
  const wears: SeededWear[] = [];
  const planned: SeededOccasion[] = [];
  const owned = Map.groupBy(
    garments.flatMap(({ garment }, i) => (garment.ownership === 'owned' ? [i] : [])),
    (i) => garments[i]!.owner,
  );
  for (const [owner, mine] of owned) {
    const count = counts(owner);
    const first = outfits.length;
    for (let i = 0; i < count.outfits; i++)
      outfits.push({
        owner,
        name: arrayElement(names),
        garments: pickPieces(faker, garments, mine),
        tags: arrayElements(tags, { min: 0, max: 2 }),
        season: arrayElement(seasons),
        visibility: arrayElement(visibilities),
      });
    const any = () => faker.number.int({ min: first, max: outfits.length - 1 });
    for (let i = 0; i < count.wears; i++)
      wears.push({
        outfit: any(),
        on: dayBetween(faker, '2022-01-01', '2025-06-30'),
        tempC: faker.number.int({ min: -8, max: 32 }),
        mood: arrayElement(moods),
        photo: i < photosPerDiary,
      });
    if (!faker.datatype.boolean(0.4)) continue;
    const [title, kind, dressCode] = arrayElement(occasions);
    const guests = arrayElements(friendsOf(owner), { min: 0, max: 3 });
    const startsOn = dayBetween(faker, '2027-01-01', '2028-12-31');
    planned.push({ outfit: any(), title, kind, dressCode, startsOn, guests });
  }
  return { outfits, wears, occasions: planned };
}
