import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Relations } from '../../../src/application/kernel/relations.ts';
import { maySee, type Visibility, visibilities } from '../../../src/domain/access/policy.ts';
import { refKinds } from '../../../src/domain/posts/post.ts';
import type { In } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

const shown = fc.constantFrom(...visibilities);
const thing = fc.record({
  kind: fc.constantFrom(...refKinds),
  visibility: shown,
  piece: shown,
  guest: fc.boolean(),
});
const scene = fc.record({
  ties: fc.tuple(...Array.from({ length: 2 }, () => fc.constantFrom('none', 'follow', 'befriend'))),
  block: fc.constantFrom('no', 'no', 'by owner', 'by viewer'),
  isPrivate: fc.boolean(),
  post: shown,
  things: fc.array(thing, { minLength: 1, maxLength: 4 }),
});
let scenes = 0;

type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;
type Thing = Scene['things'][number];
type Ref = NonNullable<In<'posts.create-post'>['refs']>[number];
/** An object that ann owns: `word` is in its text, `piece` is the name of an item in it. */
interface Made {
  readonly ref: Ref;
  readonly word: string;
  readonly piece: string;
}

/** Ann, her friend bob, and cleo with her relations to both. */
async function meet(world: World, n: number, { ties, isPrivate }: Scene) {
  const [ann, bob, cleo] = [
    await world.person(`ann${n}`),
    await world.person(`bob${n}`),
    await world.person(`cleo${n}`),
  ];
  await befriend(world, ann, bob);
  for (const [i, author] of [ann, bob].entries()) {
    if (ties[i] === 'follow') await world.call('social.follow-user', { userId: author.id }, cleo.actor);
    if (ties[i] === 'befriend') await befriend(world, author, cleo);
  }
  if (isPrivate) await world.call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
  return { ann, bob, cleo };
}

async function make(
  { call }: World,
  { actor }: Person,
  { kind, visibility, piece: pieceVisibility, guest }: Thing,
  { word, piece, guestIds }: { word: string; piece: string; guestIds: string[] },
): Promise<Made> {
  const add = async (name: string, visibility: Visibility) =>
    (await call('wardrobe.add-item', { category: 'hat', name, visibility }, actor)).id;
  const itemIds = kind === 'item' ? [] : [await add(piece, pieceVisibility)];
  const makers = {
    item: () => add(word, visibility),
    outfit: async () => {
      const about = {
        pieces: itemIds.map((itemId) => ({ itemId })),
        visibility,
        ...(guest && { name: word }),
      };
      return (await call('wardrobe.create-outfit', about, actor)).id;
    },
    occasion: async () => {
      const about = { title: word, startsOn: '2030-01-01', visibility, guestIds };
      return (await call('wardrobe.create-occasion', about, actor)).id;
    },
    wear: async () =>
      (await call('wardrobe.log-wear', { on: '2025-03-03', itemIds, note: word, mood: word }, actor)).id,
  };
  return { ref: { kind, id: await makers[kind]() }, word, piece };
}

/** Ann refers to all her objects in one post, bob to each visible one in a post of his own; then the block follows. */
async function setScene(world: World, chosen: Scene) {
  const { call } = world;
  const n = ++scenes;
  const people = await meet(world, n, chosen);
  const { ann, bob, cleo } = people;
  const isFriend = chosen.ties[0] === 'befriend';
  const things: (Made & { thing: Thing })[] = [];
  for (const [i, thing] of chosen.things.entries()) {
    const guestIds = thing.guest && isFriend ? [bob.id, cleo.id] : [bob.id];
    const names = { word: `thing ${n}.${i}.`, piece: `piece ${n}.${i}.` };
    things.push({ thing, ...(await make(world, ann, thing, { ...names, guestIds })) });
  }
  world.pushed.length = 0;
  const refer = (one: Person, made: readonly Made[]) => {
    const refs = made.map(({ ref }) => ref);
    return call('posts.create-post', { text: 'look', visibility: chosen.post, refs }, one.actor);
  };
  const hers = await refer(ann, things);
  const refusals = await Promise.all(things.map((one) => refusalOf(refer(bob, [one]))));
  for (const [i, { thing }] of things.entries())
    expect(refusals[i] === 'nothing').toBe(
      thing.kind !== 'wear' && (thing.kind === 'occasion' || thing.visibility !== 'private'),
    );
  await world.settled();
  const relations = world.core.get(Relations);
  const before = await relations.between(cleo.id, ann.id);
  if (chosen.block === 'by owner') await call('social.block-user', { userId: cleo.id }, ann.actor);
  if (chosen.block === 'by viewer') await call('social.block-user', { userId: ann.id }, cleo.actor);
  const relation = await relations.between(cleo.id, ann.id);
  const isReadable = ({ kind, visibility, guest }: Thing) =>
    kind !== 'wear' &&
    (maySee(relation, visibility) || (kind === 'occasion' && guest && isFriend && !relation.blocked));
  return { call, ...people, things, hers, before, relation, isReadable, post: chosen.post };
}
type Stage = Awaited<ReturnType<typeof setScene>>;

/** Everything that lists of posts show to cleo. */
async function expectShown({ call, ann, bob, cleo, things, hers, relation, isReadable, post }: Stage) {
  const pages = await Promise.all([
    call('posts.list-posts', {}, cleo.actor),
    call('feed.read-home', {}, cleo.actor),
    call('posts.list-posts', { userId: bob.id }, cleo.actor),
  ]);
  const posts = pages
    .flatMap(({ items }) => items)
    .filter(({ author }) => [ann.id, bob.id].includes(author.id as never));
  const text = JSON.stringify(posts);
  const published = posts.find(({ id }) => id === hers.id);
  expect(published !== undefined).toBe(maySee(relation, post));
  for (const { thing, ref, word, piece } of things) {
    const isWear = ref.kind === 'wear';
    const readable = isReadable(thing);
    if (!readable && !(isWear && published)) expect(text).not.toContain(ref.id);
    if (!readable) expect(text).not.toContain(word);
    if (isWear ? !published : !maySee(relation, thing.piece)) expect(text).not.toContain(piece);
    if (published) expect(published.refs.some(({ id }) => id === ref.id)).toBe(isWear || readable);
    const filter = { [`${ref.kind}Id`]: ref.id } as { itemId: string };
    if (!isWear && !readable) expect((await call('posts.list-posts', filter, cleo.actor)).items).toEqual([]);
  }
  expect(text).not.toContain('2025-03-03');
}

/** Frames pushed to cleo before the block. */
function expectPushed({ pushed }: World, { cleo, things, before }: Stage): void {
  for (const { data, to } of pushed.filter(({ frame }) => frame.name === 'post.created')) {
    if (!to.includes(cleo.id)) continue;
    const told = JSON.stringify(data);
    for (const { thing, ref, word, piece } of things) {
      const isWear = ref.kind === 'wear';
      if (!isWear && !maySee(before, thing.visibility)) expect(told).not.toContain(ref.id);
      if (isWear || !maySee(before, thing.visibility)) expect(told).not.toContain(word);
      if (!isWear && !maySee(before, thing.piece)) expect(told).not.toContain(piece);
    }
  }
}

describe.each(databases)('references in posts of others, on %s', (kind) => {
  test('are never shown or pushed to people who may not see them, except a wear that its owner publishes', async () => {
    const world = await startWorld(kind);
    await fc.assert(
      fc.asyncProperty(scene, async (chosen) => {
        const stage = await setScene(world, chosen);
        await expectShown(stage);
        expectPushed(world, stage);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
