import { en, Faker } from '@faker-js/faker';
import { makePayments } from './payments.ts';
import { makePeople } from './people/people.ts';
import { groupPairs, makeRelations } from './people/relations.ts';
import type { Pair, Plan, Post } from './plan.ts';
import { makeComments, makePosts, makeReactions } from './posts/make-posts.ts';
import { makeTalks } from './talk/make-talks.ts';
import { envelopeAmount } from './talk/talk-plan.ts';
import { makeGarment } from './wardrobes/garments.ts';
import { makeWardrobe } from './wardrobes/make-wardrobe.ts';
import { makeCollections, makeOccasions } from './wardrobes/occasions.ts';
import { type Diary, makeOutfits } from './wardrobes/outfits.ts';

export interface PlanOptions {
  readonly people: number;
  readonly seed: number;
  readonly prefix: string;
  readonly wardrobe?: number;
}

/** Deterministic: the same options give the same plan. */
export function makePlan({ people: count, seed, prefix, wardrobe: wardrobeSize = 0 }: PlanOptions): Plan {
  const faker = new Faker({ locale: en, seed });
  const people = makePeople(faker, count, prefix);
  const relations = makeRelations(faker, count);
  const friendsOf = groupPairs(
    relations.friendships.flatMap(([a, b]): Pair[] => [
      [a, b],
      [b, a],
    ]),
  );
  const garments = people.flatMap((_, owner) =>
    makeWardrobe(faker, owner < 2 ? 17 : faker.number.int({ min: 6, max: 10 })).map((garment) => ({
      owner,
      garment,
    })),
  );
  const wardrobe = Array.from({ length: wardrobeSize }, () => makeGarment(faker));
  const all = [...garments, ...wardrobe.map((garment) => ({ owner: 0, garment }))];
  const diaries = makeOutfits(faker, all, (owner) => diaryOf(owner, wardrobe.length));
  const occasions = makeOccasions(faker, count, diaries.outfits, (owner) => friendsOf.get(owner) ?? []);

  const placesOf = Map.groupBy(garments.keys(), (i) => garments[i]!.owner);
  const said = makePosts(faker, {
    people,
    ...diaries,
    garment: (place) => all[place]!.garment,
    garmentsOf: (owner) => placesOf.get(owner)!,
  });
  const posts = said.map(({ post }) => post);
  const readers = readersOf(relations.follows, friendsOf);
  const reactions = makeReactions(faker, posts, readers);
  const comments = makeComments(faker, said, readers);
  const talks = makeTalks(faker, { people, garments, outfits: diaries.outfits });
  const gifts = talks.rooms.flatMap(({ envelope }) => envelope ?? []);
  const reserved = gifts.map(({ by }) => ({ by, amount: envelopeAmount }));
  const payments = makePayments(faker, count, { ...relations, reactions, reserved });
  const clothes = { garments, wardrobe, ...diaries, occasions, collections: makeCollections(count) };
  return { people, ...relations, ...clothes, posts, comments, reactions, ...talks, ...payments };
}

/** The first two people keep a diary day by day. With a large wardrobe the first has many entries. */
function diaryOf(owner: number, wardrobeSize: number): Diary {
  const recentDays = owner < 2 ? 18 : 4;
  if (owner > 0 || wardrobeSize === 0)
    return { outfits: owner < 2 ? 6 : 3, wears: owner < 2 ? 24 : 5, recentDays };
  return { outfits: Math.ceil(wardrobeSize * 0.3), wears: wardrobeSize * 2, recentDays };
}

function readersOf(follows: readonly Pair[], friendsOf: ReadonlyMap<number, number[]>) {
  const followersOf = groupPairs(follows.map(([from, to]): Pair => [to, from]));
  return ({ author, visibility }: Post): readonly number[] => {
    const friends = friendsOf.get(author) ?? [];
    if (visibility === 'friends') return friends;
    return [...new Set([...friends, ...(followersOf.get(author) ?? [])])];
  };
}
