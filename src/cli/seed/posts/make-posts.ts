import type { Faker } from '@faker-js/faker';
import type { Visibility } from '../../../domain/access/policy.ts';
import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';
import type { Person } from '../people/people.ts';
import type { Comment, Post, Reaction } from '../plan.ts';
import { storyMinutes } from '../story.ts';
import type { Garment } from '../wardrobes/garments.ts';
import type { SeededOutfit, SeededWear } from '../wardrobes/outfits.ts';
import type { Saying } from './sayings.ts';
import { makeTexts } from './texts.ts';

const visibilities: readonly Visibility[] = ['public', 'public', 'public', 'public', 'followers', 'friends'];
const postsEach = 4;
const day = 24 * 60;
/** Posts without a picture are at least so many minutes old. */
const textsAgo = 200;

interface World {
  readonly people: readonly Person[];
  readonly garment: (place: number) => Garment;
  readonly garmentsOf: (owner: number) => readonly number[];
  readonly outfits: readonly SeededOutfit[];
  readonly wears: readonly SeededWear[];
}
/** A post with what is said under it. */
interface Said {
  readonly post: Post;
  readonly exchanges: Saying['exchanges'];
}

/** Texts speak of one thing: of a coat, not of jeans. */
const isOne = ({ category }: Garment) => category === 'dress' || !category.endsWith('s');

/** Posts of three weeks, most of them recent. */
export function makePosts(faker: Faker, world: World): Said[] {
  const { arrayElement } = faker.helpers;
  const { people, outfits, wears } = world;
  const texts = makeTexts(faker);
  const names = (places: readonly number[]) =>
    faker.helpers
      .shuffle(places)
      .map((place) => world.garment(place))
      .filter(isOne)
      .map(({ name }) => name.toLowerCase());
  const wearsOf = Map.groupBy(wears.keys(), (i) => outfits[wears[i]!.outfit]!.owner);
  const outfitsOf = Map.groupBy(outfits.keys(), (i) => outfits[i]!.owner);

  return Array.from({ length: people.length * postsEach }, (): Said => {
    const author = faker.number.int({ min: 0, max: people.length - 1 });
    const visibility = arrayElement(visibilities);
    const ago = 6 + (storyMinutes - 2 * day) * faker.number.float({ min: 0, max: 1 }) ** 2;
    const kind = arrayElement([undefined, 'wear', 'outfit', 'outfit'] as const);
    if (kind === undefined) {
      const clothes = names(world.garmentsOf(author));
      const isMention = people.length > 1 && faker.datatype.boolean(0.3);
      const { text, exchanges } = isMention
        ? texts.mention(clothes, people[otherThan(faker, author, people.length)]!.username)
        : texts.aboutClothes(clothes);
      // What is newest has pictures.
      return { post: { author, visibility, text, ago: ago + textsAgo }, exchanges };
    }
    const recent = (wearsOf.get(author) ?? []).filter((i) => wears[i]!.daysAgo > 0 && wears[i]!.daysAgo < 20);
    if (kind === 'wear' && recent.length > 0) {
      const place = arrayElement(recent);
      const { text, exchanges } = texts.aboutShown(names(outfits[wears[place]!.outfit]!.garments));
      const after = wears[place]!.daysAgo * day - faker.number.int({ min: 30, max: 600 });
      return { post: { author, visibility, text, ago: after, shows: { kind, place } }, exchanges };
    }
    const place = arrayElement(outfitsOf.get(author) ?? []);
    const { text, exchanges } = texts.aboutShown(names(outfits[place]!.garments));
    const post = { author, visibility, text, ago, shows: { kind: 'outfit', place } as const };
    return { post: { ...post, ...(faker.datatype.boolean(0.6) && { pictures: place }) }, exchanges };
  });
}

function otherThan(faker: Faker, self: number, count: number): number {
  const one = faker.number.int({ min: 0, max: count - 2 });
  return one >= self ? one + 1 : one;
}

type Readers = (post: Post) => readonly number[];

/** After the post, and before the end. */
const after = (faker: Faker, ago: number) => ago * faker.number.float({ min: 0.3, max: 0.98 });

export const makeReactions = (faker: Faker, posts: readonly Post[], readers: Readers): Reaction[] =>
  posts.flatMap((post, i) =>
    faker.helpers.arrayElements(readers(post), { min: 0, max: 9 }).map(
      (by): Reaction => ({
        post: i,
        by,
        kind: faker.helpers.arrayElement(givenKinds),
        ago: after(faker, post.ago),
      }),
    ),
  );

/** The kinds by how often they are given. */
const givenKinds: readonly ReactionKind[] = ['love', 'love', 'love', 'love', 'happy', 'wow', 'like'];

/** Readers comment, and the author answers some of them. */
export function makeComments(faker: Faker, said: readonly Said[], readers: Readers): Comment[] {
  const comments: Comment[] = [];
  said.forEach(({ post, exchanges }, i) => {
    const max = Math.min(3, exchanges.length);
    const writers = faker.helpers.arrayElements(readers(post), { min: 0, max });
    writers.forEach((author, place) => {
      const [text, answer] = exchanges[place]!;
      const ago = after(faker, post.ago);
      const index = comments.push({ post: i, author, text, ago }) - 1;
      if (faker.datatype.boolean(0.5))
        comments.push({ post: i, author: post.author, text: answer, parent: index, ago: after(faker, ago) });
    });
  });
  return comments;
}
