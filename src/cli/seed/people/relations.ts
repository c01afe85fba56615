import type { Faker } from '@faker-js/faker';
import type { Pair } from '../plan.ts';
import { directPairs, hosts, strangers } from '../talk/make-talks.ts';

const maxFollows = 16;
const maxFriends = 4;
/** Requests to be friends that wait for an answer of the hosts. */
const friendRequests = [
  [12, 0],
  [13, 1],
  [14, 0],
] as const;

/** Follows, friendships and blocks. The hosts have friends to write to, and strangers who write to them. */
export function makeRelations(faker: Faker, count: number) {
  const all = Array.from({ length: count }, (_, i) => i);
  const pickOthers = (self: number, max: number, min = 1) =>
    faker.helpers.arrayElements(all, { min: Math.min(min, max), max: max + 1 }).filter((i) => i !== self);
  const exists = (pair: Pair) => pair.every((i) => i < count);
  const apart = [...strangers, ...friendRequests].map(keyOf);
  const mayBeClose = (pair: Pair) => !apart.includes(keyOf(pair));

  const follows = all.flatMap((i) =>
    // The hosts have much to read.
    pickOthers(i, maxFollows, i < hosts.length ? maxFollows - 2 : 1).map((other): Pair => [i, other]),
  );
  const befriended = all.flatMap((i) => pickOthers(i, maxFriends).map((other): Pair => [i, other]));
  const friendships = uniquePairs([...befriended, ...directPairs.filter(exists)]).filter(mayBeClose);
  const blocking = faker.helpers.arrayElements(all, Math.ceil(all.length / 25));
  const blocks = uniquePairs(
    blocking.flatMap((i) => pickOthers(i, 1).map((other): Pair => [i, other])),
  ).filter((pair) => !pair.some((i) => hosts.includes(i as 0)));
  return {
    follows: follows.filter(mayBeClose),
    friendships,
    friendRequests: friendRequests.filter(exists) as Pair[],
    blocks,
  };
}

const keyOf = ([a, b]: Pair) => `${Math.min(a, b)} ${Math.max(a, b)}`;

/** Keeps one pair of the same two people, whatever their order. */
const uniquePairs = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map((pair): [string, Pair] => [keyOf(pair), pair])).values(),
];

export function groupPairs(pairs: readonly Pair[]): Map<number, number[]> {
  const groups = Map.groupBy(pairs, ([key]) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(([, value]) => value)]));
}
