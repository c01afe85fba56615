import type { Faker } from '@faker-js/faker';
import { type Category, categories } from '../../../domain/wardrobe/items/category.ts';
import { bodySpots } from '../../../domain/wardrobe/outfits/clashes.ts';
import { seasons } from '../../../domain/wardrobe/season.ts';
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
  readonly daysAgo: number;
  readonly tempC: number;
  readonly mood: string;
  readonly photo: boolean;
}

const names = [
  ['Monday, on time', 'work'],
  ['Casual Friday', 'work'],
  ['Sunday walk', 'weekend'],
  ['First date', 'festive'],
  ['City trip', 'travel'],
  ['Client day', 'work'],
  ['Rainy day', 'rain'],
  ['Birthday dinner', 'festive'],
  ['Gallery opening', 'festive'],
  ['Train, ten hours', 'travel'],
  ['Market at eight', 'weekend'],
  ['Home office, camera on', 'work'],
] as const;
const moods = ['great', 'fine', 'too warm', 'a bit cold', 'proud', 'overdressed'];
const visibilities = ['public', 'followers', 'friends', 'private'] as const;
const maxPieces = 5;
const photosPerDiary = 2;

/** Whoever chooses begins with what covers most. */
const rank = ({ category }: Garment): number => {
  const { slot, layer } = categories[category as Category];
  if (slot === 'full' || slot === 'bottom') return 0;
  if (slot === 'top' && layer === 1) return 1;
  return slot === 'feet' ? 2 : 3;
};
/** A collage has one place for everything that is worn over a shirt. */
const spotsOf = (category: Category) => {
  const { slot, layer } = categories[category];
  if (slot === 'full') return ['top 1', 'bottom 1', ...(layer > 1 ? ['over'] : [])];
  return slot === 'top' && layer > 1 ? ['over'] : bodySpots(category);
};

/** Up to five garments that can be worn at once. */
function pickPieces(faker: Faker, garments: readonly OwnedGarment[], mine: readonly number[]): number[] {
  const spots = new Set<string>();
  const chosen: number[] = [];
  const some = faker.helpers.arrayElements(mine, Math.min(mine.length, 24));
  for (const one of some.sort((a, b) => rank(garments[a]!.garment) - rank(garments[b]!.garment))) {
    const taken = spotsOf(garments[one]!.garment.category as Category);
    if (chosen.length === maxPieces || taken.some((spot) => spots.has(spot))) continue;
    for (const spot of taken) spots.add(spot);
    chosen.push(one);
  }
  return chosen;
}

/** How many outfits and wears an owner has, and of the last how many days the diary is kept. */
export interface Diary {
  readonly outfits: number;
  readonly wears: number;
  readonly recentDays: number;
}

/** Outfits and diaries of everyone who owns garments. */
export function makeOutfits(
  faker: Faker,
  garments: readonly OwnedGarment[],
  diaryOf: (owner: number) => Diary,
): { outfits: SeededOutfit[]; wears: SeededWear[] } {
  const { arrayElement } = faker.helpers;
  const outfits: SeededOutfit[] = [];
  const wears: SeededWear[] = [];
  const owned = Map.groupBy(
    garments.flatMap(({ garment }, i) => (garment.ownership === 'owned' ? [i] : [])),
    (i) => garments[i]!.owner,
  );
  for (const [owner, mine] of owned) {
    const diary = diaryOf(owner);
    const first = outfits.length;
    const titles = faker.helpers.shuffle(names);
    for (let i = 0; i < diary.outfits; i++) {
      const [name, tag] = titles[i % titles.length]!;
      // Of everyone there is something that all may see.
      const visibility = i === 0 ? 'public' : arrayElement(['public', ...visibilities] as const);
      const garmentsOf = pickPieces(faker, garments, mine);
      outfits.push({
        owner,
        name,
        garments: garmentsOf,
        tags: [tag],
        season: arrayElement(seasons),
        visibility,
      });
    }
    for (let i = 0; i < diary.wears; i++)
      wears.push({
        outfit: faker.number.int({ min: first, max: outfits.length - 1 }),
        daysAgo: i < diary.recentDays ? i : faker.number.int({ min: 22, max: 700 }),
        tempC: faker.number.int({ min: -2, max: 18 }),
        mood: arrayElement(moods),
        photo: owner < 2 && i > 0 && i <= photosPerDiary,
      });
  }
  return { outfits, wears };
}
