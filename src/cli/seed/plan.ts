import { en, Faker } from '@faker-js/faker';
import type { Visibility } from '../../domain/access/policy.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import { type Garment, garment } from './garments.ts';
import { outfitsOf, type SeededOccasion, type SeededOutfit, type SeededWear } from './outfits.ts';
import { type Person, people } from './people.ts';
import { words } from './words.ts';

export interface Post {
  readonly author: number;
  readonly text: string;
  readonly visibility: Visibility;
  /** What its author wore, or put together. */
  readonly shows?: { readonly kind: 'wear' | 'outfit'; readonly place: number };
}
export interface Comment {
  readonly post: number;
  readonly author: number;
  readonly text: string;
  /** The comment that this answers. */
  readonly parent?: number;
}
export interface Reaction {
  readonly post: number;
  readonly by: number;
  readonly kind: ReactionKind;
}
export interface OwnedGarment {
  readonly owner: number;
  readonly garment: Garment;
}
type Pair = readonly [from: number, to: number];

/** All that a seed makes; numbers are places in the lists. */
export interface Plan {
  readonly people: readonly Person[];
  readonly follows: readonly Pair[];
  readonly friendships: readonly Pair[];
  readonly posts: readonly Post[];
  readonly comments: readonly Comment[];
  readonly reactions: readonly Reaction[];
  readonly garments: readonly OwnedGarment[];
  /** Of the garments, and after them the wardrobe. */
  readonly outfits: readonly SeededOutfit[];
  readonly wears: readonly SeededWear[];
  readonly occasions: readonly SeededOccasion[];
  readonly blocks: readonly Pair[];
  /** What the first person has beside, however much. */
  readonly wardrobe: readonly Garment[];
}

const follows = 12;
const friends = 4;
const visibilities: readonly Visibility[] = ['public', 'public', 'public', 'public', 'followers', 'friends'];

/** The same number, seed and prefix make the same plan; nothing here looks at a clock or a database. */
export function planOf(options: { people: number; seed: number; prefix: string; wardrobe?: number }): Plan {
  const faker = new Faker({ locale: en, seed: options.seed });
  const say = words(faker);
  const everyone = people(faker, options.people, options.prefix);
  const all = everyone.map((_, i) => i);
  const others = (self: number, most: number) =>
    faker.helpers.arrayElements(all, { min: Math.min(1, most), max: most + 1 }).filter((i) => i !== self);
  const chosen = (list: readonly number[], most: number) =>
    faker.helpers.arrayElements(list, { min: 0, max: most });

  const followPairs = all.flatMap((i) => others(i, follows * 2).map((other): Pair => [i, other]));
  const friendPairs = onceEach(all.flatMap((i) => others(i, friends).map((other): Pair => [i, other])));
  const posts = Array.from({ length: options.people * 4 }, (): Post => {
    const author = faker.helpers.arrayElement(all);
    const mentions = all.length > 1 && faker.datatype.boolean(0.1);
    const text = mentions ? say.mention(everyone[faker.helpers.arrayElement(all)]!.username) : say.post();
    return { author, text, visibility: faker.helpers.arrayElement(visibilities) };
  });

  const followers = grouped(followPairs.map(([from, to]): Pair => [to, from]));
  const friendsOf = grouped(
    friendPairs.flatMap(([a, b]): Pair[] => [
      [a, b],
      [b, a],
    ]),
  );
  const readersOf = ({ author, visibility }: Post) => {
    const close = friendsOf.get(author) ?? [];
    if (visibility === 'friends') return close;
    return [...new Set([...close, ...(followers.get(author) ?? [])])];
  };
  const reactions = posts.flatMap((post, i) =>
    chosen(readersOf(post), 14).map((by): Reaction => ({ post: i, by, kind: kindOf(faker) })),
  );
  const comments: Comment[] = [];
  posts.forEach((post, i) => {
    for (const author of chosen(readersOf(post), 3)) {
      const place = comments.push({ post: i, author, text: say.comment() }) - 1;
      if (faker.datatype.boolean(0.3))
        comments.push({ post: i, author: post.author, text: say.answer(), parent: place });
    }
  });
  const blocking = faker.helpers.arrayElements(all, Math.ceil(all.length / 25));
  const blocks = onceEach(blocking.flatMap((i) => others(i, 1).map((other): Pair => [i, other])));
  const garments = all.flatMap((owner) =>
    Array.from({ length: faker.number.int({ min: 4, max: 12 }) }, () => ({ owner, garment: garment(faker) })),
  );
  const wardrobe = Array.from({ length: options.wardrobe ?? 0 }, () => garment(faker));
  const things = [...garments, ...wardrobe.map((garment) => ({ owner: 0, garment }))];
  const large = { outfits: Math.ceil(wardrobe.length * 0.3), wears: wardrobe.length * 2 };
  const dressed = outfitsOf(
    faker,
    things,
    (owner) => (owner === 0 && wardrobe.length > 0 ? large : { outfits: 3, wears: 8 }),
    (owner) => [...new Set(friendsOf.get(owner) ?? [])],
  );
  const wornBy = Map.groupBy(dressed.wears.keys(), (i) => dressed.outfits[dressed.wears[i]!.outfit]!.owner);
  const arrangedBy = Map.groupBy(dressed.outfits.keys(), (i) => dressed.outfits[i]!.owner);
  const showing = posts.map((post): Post => {
    const kind = faker.helpers.arrayElement([undefined, 'wear', 'outfit'] as const);
    const mine = (kind === 'wear' ? wornBy : arrangedBy).get(post.author);
    return kind && mine ? { ...post, shows: { kind, place: faker.helpers.arrayElement(mine) } } : post;
  });
  return {
    people: everyone,
    follows: followPairs,
    friendships: friendPairs,
    posts: showing,
    comments,
    reactions,
    garments,
    ...dressed,
    blocks,
    wardrobe,
  };
}

const kindOf = (faker: Faker): ReactionKind =>
  faker.datatype.boolean(0.6) ? 'like' : faker.helpers.arrayElement(reactionKinds);

/** Each two people once, whoever comes first. */
const onceEach = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map(([a, b]): [string, Pair] => [`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b]])).values(),
];

function grouped(pairs: readonly Pair[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
