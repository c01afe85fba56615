import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inFeedOf } from '../../../src/infrastructure/access/access.read.ts';
import { activeMs } from '../../../src/infrastructure/feed/owners.ts';
import { FeedUpkeep } from '../../../src/infrastructure/feed/upkeep.ts';
import { compactCounters } from '../../../src/infrastructure/kernel/counters/counters.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

const size = 50;
const who = fc.nat(size - 1);
/** Most people follow a few. */
const star = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 2, arbitrary: who });
const deeds = [
  'follow',
  'unfollow',
  'block',
  'unblock',
  'mute',
  'unmute',
  'befriend',
  'unfriend',
  'post',
  'delete',
  'show',
  'rest',
] as const;
const deed = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('follow', 'post' as const) },
    { weight: 2, arbitrary: fc.constantFrom('befriend', 'unfollow', 'show' as const) },
    { weight: 4, arbitrary: fc.constantFrom(...deeds) },
  ) as fc.Arbitrary<(typeof deeds)[number]>,
  a: who,
  b: star,
  visibility: fc.constantFrom('public', 'public', 'followers', 'friends', 'private'),
  pick: fc.nat(1000),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const steps = Number(process.env.FEED_STEPS ?? 900);
const seed = Number(process.env.FEED_SEED ?? 20_260_101);

const truth = sql<{ viewerId: string }, { id: string }>(`
  select p.id from posts p join accounts a on a.id = p.author_id
  where ${inFeedOf(':viewerId', 'a', 'p.visibility')} order by p.id desc`);

interface Town {
  readonly world: World;
  readonly people: Person[];
  /** Relations made so far, so that they can be undone. */
  readonly ties: Map<string, [number, number][]>;
  /** Post ids by author. */
  readonly posts: Map<number, string[]>;
}

const undoes: Partial<Record<(typeof deeds)[number], (typeof deeds)[number]>> = {
  unfollow: 'follow',
  unblock: 'block',
  unmute: 'mute',
  unfriend: 'befriend',
};

/** Performs the action; refusals are ignored. */
async function act({ world, people, ties, posts }: Town, deed: Deed): Promise<void> {
  const { what, visibility, pick } = deed;
  const undone = undoes[what];
  const known = ties.get(undone ?? what) ?? [];
  const [a, b] = (undone && known[pick % Math.max(1, known.length)]) || [deed.a, deed.b];
  ties.set(what, [...(ties.get(what) ?? []), [a, b]]);
  const [{ actor }, { id: userId }] = [people[a]!, people[b]!];
  const own = posts.get(b) ?? [];
  const postId = own[pick % Math.max(1, own.length)];
  const author = people[b]!.actor;
  const social = (name: string, by = actor, id = userId) =>
    world.call(`social.${name}` as never, { userId: id } as never, by);
  const doing: Record<(typeof deeds)[number], () => Promise<unknown>> = {
    follow: () => social('follow-user'),
    unfollow: () => social('unfollow-user'),
    block: () => social('block-user'),
    unblock: () => social('unblock-user'),
    // Only followed people, or it would have no effect.
    mute: async () => {
      await social('follow-user');
      await social('mute-user');
    },
    unmute: () => social('unmute-user'),
    befriend: async () => {
      await social('request-friendship');
      await social('request-friendship', author, people[a]!.id);
    },
    unfriend: () => social('unfriend'),
    post: async () => {
      const { id } = await world.call(
        'posts.create-post',
        { text: what, visibility: visibility as 'public' },
        author,
      );
      posts.set(b, [...own, id]);
    },
    delete: async () => postId && world.call('posts.delete-post', { postId }, author),
    show: async () =>
      postId && world.call('posts.update-post', { postId, visibility: visibility as 'public' }, author),
    rest: () => world.settled(),
  };
  await refusalOf(doing[what]());
}

async function publisher(
  kind: (typeof databases)[number],
  environment: Record<string, string>,
): Promise<Town> {
  const world = await startWorld(kind, environment);
  const town: Town = { world, people: [], ties: new Map(), posts: new Map() };
  for (let i = 0; i < size; i++) town.people.push(await world.person(`person${i}`));
  const unitOfWork = world.core.get(SqlUnitOfWork);
  for (const [i, one] of fc.sample(deed, { numRuns: steps, seed }).entries()) {
    await act(town, one);
    world.clock.at += 2_000;
    if (i % 50 === 0) while (await compactCounters(world.database, unitOfWork));
  }
  await world.settled();
  return town;
}

/** All ids in the pages of a home feed. */
async function pages(world: World, { actor }: Person): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await world.call('feed.read-home', { limit: 7, ...(cursor && { cursor }) }, actor);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

describe.each(databases)('After random actions of 50 people, on %s', (kind) => {
  test.each([
    ['pushed', '10000'],
    ['partly pulled', '5'],
  ])(
    'every %s feed has exactly the right rows, and its pages show them',
    async (_, FEED_PULL_THRESHOLD) => {
      const { world, people } = await publisher(kind, { FEED_PULL_THRESHOLD });
      const upkeep = world.core.get(FeedUpkeep);
      for (const { id } of people) expect(await upkeep.verify(id)).toEqual({ missing: [], extra: [] });
      // Other processes, whose caches hold no feed yet; when the later one reads, no feed is stored either.
      const { DATABASE_URL } = world.core.config;
      const [reader, later] = [
        await startWorld(kind, { FEED_PULL_THRESHOLD, DATABASE_URL }),
        await startWorld(kind, { FEED_PULL_THRESHOLD, DATABASE_URL }),
      ];
      reader.clock.at = world.clock.at;
      later.clock.at = world.clock.at + activeMs;
      let shown = 0;
      for (const person of people) {
        const expected = (await world.database.rows(truth, { viewerId: person.id })).map(({ id }) => id);
        expect(await pages(reader, person)).toEqual(expected);
        expect(await pages(later, person)).toEqual(expected);
        shown += expected.length;
      }
      expect(shown).toBeGreaterThan(size);
      const pulledAuthors = await world.database.rows(sql('select 1 as one from feed_pulled_authors'), {});
      expect(pulledAuthors.length > 0).toBe(FEED_PULL_THRESHOLD === '5');
    },
    120_000,
  );
});
