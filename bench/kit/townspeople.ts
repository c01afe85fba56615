import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';
import { insert, post } from './data.ts';
import type { Person, World } from './world.ts';

export interface Town {
  /** How many each of them follows. */
  readonly follows: number;
  readonly people: readonly Person[];
  /** The people followed by the n-th person. */
  followed(n: number): readonly number[];
  /** The newest post first. */
  postsOf(n: number): readonly string[];
}

/** People who each follow `follows` others, with `posts` posts each that are in the feeds of their followers. */
export async function openTown(world: World, size: number, follows: number, posts: number): Promise<Town> {
  const { engine } = world.core;
  const people: Person[] = [];
  for (let n = 0; n < size; n++) people.push(await world.person(`person_${n}`));
  // Any two people follow few of the same people.
  const followed = (n: number) =>
    Array.from({ length: follows }, (_, i) => (n + 1 + i * (1 + (n % 7))) % size).filter((one) => one !== n);
  const at = Date.now();
  const pairs = people.flatMap((person, n) =>
    [...new Set(followed(n))].map((one) => ({ person, one, followee: people[one]! })),
  );
  await insert(
    engine,
    'follows',
    pairs.map(({ person, followee }) => ({
      ...{ followeeId: followee.id, followerId: person.id, accepted: 1, createdAt: at },
    })),
  );
  const all = people.map(({ id }) =>
    Array.from({ length: posts }, (_, i) => post(id, `Look ${i}: corduroy.`)),
  );
  await insert(engine, 'posts', all.flat());
  await insert(
    engine,
    'feed_entries',
    pairs.flatMap(({ person, one, followee }) =>
      all[one]!.map(({ id }) => ({ ownerId: person.id, postId: id, authorId: followee.id })),
    ),
  );
  await insert(engine, 'tallies', tallies(people, pairs, posts));
  await verifyAll(engine);
  return { follows, people, followed, postsOf: (n) => all[n]!.map(({ id }) => id) };
}

function tallies(
  people: readonly Person[],
  pairs: readonly { readonly person: Person; readonly followee: Person }[],
  posts: number,
) {
  const rows = new Map(people.map(({ id }) => [id, { followers: 0, following: 0 }]));
  for (const { person, followee } of pairs) {
    rows.get(person.id)!.following++;
    rows.get(followee.id)!.followers++;
  }
  return [...rows].map(([subjectId, row]) => ({ subjectId, ...row, posts, postsPublic: posts }));
}

const verifyAll = (engine: Engine) =>
  engine.batch([{ text: 'update accounts set email_verified_at = created_at', values: [] }]);
