import { en, Faker } from '@faker-js/faker';
import type { Visibility } from '../../domain/access/policy.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import { makeGarment } from './garments.ts';
import { makeOutfits, type SeededOutfit, type SeededWear } from './outfits.ts';
import { makePayments } from './payments.ts';
import { makePeople } from './people.ts';
import type { Comment, Pair, Plan, Post, Reaction } from './plan.ts';
import { makeTexts } from './texts.ts';

const maxFollows = 24;

const maxFriends = 4;

const visibilities: readonly Visibility[] = ['public', 'public', 'public', 'public', 'followers', 'friends'];

export interface PlanOptions {
  readonly people: number;
  readonly seed: number;
  readonly prefix: string;
  readonly wardrobe?: number;
}

/** Deterministic: the same options give the same plan. */
export function makePlan({ people: count, seed, prefix, wardrobe: wardrobeSize = 0 }: PlanOptions): Plan {
  const faker = new Faker({ locale: en, seed });
  const texts = makeTexts(faker);
  const people = makePeople(faker, count, prefix);
  const all = people.map((_, i) => i);
  const pickOthers = (self: number, max: number) =>
    faker.helpers.arrayElements(all, { min: Math.min(1, max), max: max + 1 }).filter((i) => i !== self);

  const follows = all.flatMap((i) => pickOthers(i, maxFollows).map((other): Pair => [i, other]));
  const friendships = uniquePairs(
    all.flatMap((i) => pickOthers(i, maxFriends).map((other): Pair => [i, other])),
  );
  const texted = Array.from({ length: count * 4 }, (): Post => {
    const author = faker.helpers.arrayElement(all);
    const isMention = all.length > 1 && faker.datatype.boolean(0.1);
    const text = isMention ? texts.mention(people[faker.helpers.arrayElement(all)]!.username) : texts.post();
    return { author, text, visibility: faker.helpers.arrayElement(visibilities) };
  });
  const friendsOf = groupPairs(
    friendships.flatMap(([a, b]): Pair[] => [
      [a, b],
      [b, a],
    ]),
  );
  const reads = readersOf(follows, friendsOf);
  const reactions = makeReactions(faker, texted, reads);
  const comments = makeComments(faker, texts, texted, reads);
  const blocking = faker.helpers.arrayElements(all, Math.ceil(all.length / 25));
  const blocks = uniquePairs(blocking.flatMap((i) => pickOthers(i, 1).map((other): Pair => [i, other])));
  const garments = all.flatMap((owner) =>
    Array.from({ length: faker.number.int({ min: 4, max: 12 }) }, () => ({
      owner,
      garment: makeGarment(faker),
    })),
  );
  const wardrobe = Array.from({ length: wardrobeSize }, () => makeGarment(faker));
  const large = { outfits: Math.ceil(wardrobe.length * 0.3), wears: wardrobe.length * 2 };
  const diaries = makeOutfits(
    faker,
    [...garments, ...wardrobe.map((garment) => ({ owner: 0, garment }))],
    (owner) => (owner === 0 && wardrobe.length > 0 ? large : { outfits: 3, wears: 8 }),
    (owner) => [...new Set(friendsOf.get(owner) ?? [])],
  );
  const posts = attachOutfits(faker, texted, diaries);
  const payments = makePayments(faker, count, friendships, reactions);
  const relations = { people, follows, friendships, blocks };
  return { ...relations, posts, comments, reactions, garments, ...diaries, wardrobe, ...payments };
}

type Readers = (post: Post) => readonly number[];

function readersOf(follows: readonly Pair[], friendsOf: ReadonlyMap<number, number[]>): Readers {
  const followersOf = groupPairs(follows.map(([from, to]): Pair => [to, from]));
  return ({ author, visibility }) => {
    const friends = friendsOf.get(author) ?? [];
    if (visibility === 'friends') return friends;
    return [...new Set([...friends, ...(followersOf.get(author) ?? [])])];
  };
}

const pickSome = (faker: Faker, list: readonly number[], max: number) =>
  faker.helpers.arrayElements(list, { min: 0, max });

const makeReactions = (faker: Faker, posts: readonly Post[], readers: Readers): Reaction[] =>
  posts.flatMap((post, i) =>
    pickSome(faker, readers(post), 14).map((by): Reaction => ({ post: i, by, kind: reactionKind(faker) })),
  );

const reactionKind = (faker: Faker): ReactionKind =>
  faker.datatype.boolean(0.6) ? 'like' : faker.helpers.arrayElement(reactionKinds);

/** Readers comment, and the author answers some of them. */
function makeComments(
  faker: Faker,
  texts: ReturnType<typeof makeTexts>,
  posts: readonly Post[],
  readers: Readers,
): Comment[] {
  const comments: Comment[] = [];
  posts.forEach((post, i) => {
    for (const author of pickSome(faker, readers(post), 3)) {
      const index = comments.push({ post: i, author, text: texts.comment() }) - 1;
      if (faker.datatype.boolean(0.3))
        comments.push({ post: i, author: post.author, text: texts.answer(), parent: index });
    }
  });
  return comments;
}

/** Lets some posts show a wear or an outfit of their author. */
function attachOutfits(
  faker: Faker,
  posts: readonly Post[],
  { outfits, wears }: { readonly outfits: readonly SeededOutfit[]; readonly wears: readonly SeededWear[] },
): Post[] {
  const wearsOf = Map.groupBy(wears.keys(), (i) => outfits[wears[i]!.outfit]!.owner);
  const outfitsOf = Map.groupBy(outfits.keys(), (i) => outfits[i]!.owner);
  return posts.map((post): Post => {
    const kind = faker.helpers.arrayElement([undefined, 'wear', 'outfit'] as const);
    const own = (kind === 'wear' ? wearsOf : outfitsOf).get(post.author);
    return kind && own ? { ...post, shows: { kind, place: faker.helpers.arrayElement(own) } } : post;
  });
}

/** Keeps one pair of the same two people, whatever their order. */
const uniquePairs = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map(([a, b]): [string, Pair] => [`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b]])).values(),
];

function groupPairs(pairs: readonly Pair[]): Map<number, number[]> {
  const groups = Map.groupBy(pairs, ([key]) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(([, value]) => value)]));
}
