import type { Faker } from '@faker-js/faker';
import type { SeededOutfit } from './outfits.ts';

export interface SeededOccasion {
  readonly owner: number;
  readonly outfits: readonly number[];
  readonly title: string;
  readonly kind: string;
  readonly place: string;
  readonly dressCode: string;
  /** Days from now. */
  readonly inDays: number;
  readonly days: number;
  readonly guests: readonly number[];
}
/** What someone collects, from their own things. */
export interface SeededCollection {
  readonly owner: number;
  readonly kind: 'packing' | 'capsule' | 'lookbook';
  readonly title: string;
  readonly notes: string;
  /** How many of the first things it holds: outfits of a lookbook, garments of the others. */
  readonly holds: number;
  readonly packed: number;
}

const ofFirst = [
  ['Team lunch', 'work', 'Canteen, then coffee outside', 'smart casual', 1],
  ['Opening night', 'theatre', 'The small house', 'cocktail', 2],
  ['Dinner with the neighbours', 'party', 'Third floor', 'casual', 4],
  ['Ida’s wedding', 'wedding', 'A meadow, and a barn if it rains', 'festive', 6],
  ['Lisbon', 'trip', 'Lisbon', 'casual', 12],
] as const;
const ofSecond = [
  ['Interview', 'work', 'Main street 14', 'business', 1],
  ['Concert in the park', 'party', 'By the pond', 'casual', 3],
  ['Parents visit', 'family', 'At home', 'smart casual', 5],
  ['Gallery opening', 'party', 'The old printing house', 'cocktail', 7],
  ['Lisbon', 'trip', 'Lisbon', 'casual', 12],
] as const;
const tripDays = 4;

/** The first two people have full weeks ahead; many others have one plan. */
export function makeOccasions(
  faker: Faker,
  count: number,
  outfits: readonly SeededOutfit[],
  friendsOf: (owner: number) => readonly number[],
): SeededOccasion[] {
  const mine = Map.groupBy(outfits.keys(), (i) => outfits[i]!.owner);
  return Array.from({ length: count }, (_, owner) => owner).flatMap((owner) => {
    const own = mine.get(owner);
    if (!own) return [];
    const isHost = owner < 2;
    if (!isHost && !faker.datatype.boolean(0.4)) return [];
    const chosen = isHost ? [ofFirst, ofSecond][owner]! : [faker.helpers.arrayElement(ofSecond.slice(0, 4))];
    return chosen.map(
      ([title, kind, place, dressCode, inDays], i): SeededOccasion => ({
        ...{ owner, title, kind, place, dressCode },
        inDays: inDays + (isHost ? 0 : faker.number.int({ min: 0, max: 9 })),
        days: kind === 'trip' ? tripDays : 1,
        outfits: i === 3 && isHost ? own.slice(0, 2) : [own[i % own.length]!],
        guests: faker.helpers.arrayElements(friendsOf(owner), { min: 0, max: 3 }),
      }),
    );
  });
}

export const makeCollections = (count: number): SeededCollection[] =>
  [0, 1]
    .filter((owner) => owner < count)
    .flatMap((owner): SeededCollection[] => [
      {
        ...{ owner, kind: 'packing', title: 'Lisbon, four days', holds: 9, packed: 4 },
        notes: 'One coat, worn on the plane. 16 degrees and one day of rain.',
      },
      {
        ...{ owner, kind: 'capsule', title: 'Winter, twelve pieces', holds: 12, packed: 0 },
        notes: 'Until March, and nothing new before that.',
      },
      {
        ...{ owner, kind: 'lookbook', title: 'Office, five days', holds: 4, packed: 0 },
        notes: 'For mornings without a decision in them.',
      },
    ]);
