import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Relations } from '../../../src/application/kernel/relations.ts';
import { maySee, visibilities } from '../../../src/domain/access/policy.ts';
import { refKinds } from '../../../src/domain/posts/post.ts';
import type { In } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, type Person, refusalOf, startWorld } from '../../kit/world.ts';

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

describe.each(databases)('references in posts of others, on %s', (kind) => {
  test('are never shown or pushed to people who may not see them, except a wear that its owner publishes', async () => {
    const world = await startWorld(kind);
    const relations = world.core.get(Relations);
    const { call } = world;
    await fc.assert(
      fc.asyncProperty(scene, async ({ ties, block, isPrivate, post, things }) => {
        const n = ++scenes;
        // Ann's things; bob, a friend of hers, and she herself refer to them; cleo looks.
        const [ann, bob, cleo] = await Promise.all(
          [`ann${n}`, `bob${n}`, `cleo${n}`].map((name) => world.person(name)),
        );
        if (!ann || !bob || !cleo) throw new Error('nobody came');
        await befriend(world, ann, bob);
        for (const [i, author] of [ann, bob].entries()) {
          if (ties[i] === 'follow') await call('social.follow-user', { userId: author.id }, cleo.actor);
          if (ties[i] === 'befriend') await befriend(world, author, cleo);
        }
        if (isPrivate) await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
        const made: {
          ref: NonNullable<In<'posts.create-post'>['refs']>[number];
          word: string;
          piece: string;
        }[] = [];
        for (const [i, { kind: one, visibility, piece, guest }] of things.entries()) {
          const [word, part] = [`thing ${n}.${i}.`, `piece ${n}.${i}.`];
          const hat = { category: 'hat' as const };
          const add = async (name: string, visibility: (typeof visibilities)[number]) =>
            (await call('wardrobe.add-item', { ...hat, name, visibility }, ann.actor)).id;
          const guestIds = guest && ties[0] === 'befriend' ? [bob.id, cleo.id] : [bob.id];
          const itemIds = one === 'item' ? [] : [await add(part, piece)];
          const pieces = itemIds.map((itemId) => ({ itemId }));
          const about = { title: word, startsOn: '2030-01-01', visibility, guestIds };
          const { id } =
            one === 'item'
              ? { id: await add(word, visibility) }
              : one === 'outfit'
                ? await call(
                    'wardrobe.create-outfit',
                    { pieces, visibility, ...(guest && { name: word }) },
                    ann.actor,
                  )
                : one === 'occasion'
                  ? await call('wardrobe.create-occasion', about, ann.actor)
                  : await call(
                      'wardrobe.log-wear',
                      { on: '2025-03-03', itemIds, note: word, mood: word },
                      ann.actor,
                    );
          made.push({ ref: { kind: one, id }, word, piece: part });
        }
        world.pushed.length = 0;
        const refer = (one: Person, list: typeof made) =>
          call(
            'posts.create-post',
            { text: 'look', visibility: post, refs: list.map(({ ref }) => ref) },
            one.actor,
          );
        const hers = await refer(ann, made);
        const may = await Promise.all(
          made.map(async (one) => (await refusalOf(refer(bob, [one]))) === 'nothing'),
        );
        for (const [i, { kind, visibility }] of things.entries())
          expect(may[i]).toBe(kind !== 'wear' && (kind === 'occasion' || visibility !== 'private'));
        await world.settled();
        const before = await relations.between(cleo.id, ann.id);
        if (block === 'by owner') await call('social.block-user', { userId: cleo.id }, ann.actor);
        if (block === 'by viewer') await call('social.block-user', { userId: ann.id }, cleo.actor);

        const pages = await Promise.all([
          call('posts.list-posts', {}, cleo.actor),
          call('feed.read-home', {}, cleo.actor),
          call('posts.list-posts', { userId: bob.id }, cleo.actor),
        ]);
        const posts = pages
          .flatMap(({ items }) => items)
          .filter(({ author }) => [ann.id, bob.id].includes(author.id as never));
        const relation = await relations.between(cleo.id, ann.id);
        const guest = (i: number) => things[i]!.guest && ties[0] === 'befriend' && !relation.blocked;
        const readable = (i: number) => {
          const { kind, visibility } = things[i]!;
          return kind !== 'wear' && (maySee(relation, visibility) || (kind === 'occasion' && guest(i)));
        };
        const text = JSON.stringify(posts);
        const published = posts.some(({ id }) => id === hers.id);
        expect(published).toBe(maySee(relation, post));
        for (const [i, { ref, word, piece }] of made.entries()) {
          const isWear = ref.kind === 'wear';
          if (!readable(i) && !(isWear && published)) expect(text).not.toContain(ref.id);
          if (!readable(i)) expect(text).not.toContain(word);
          if (isWear ? !published : !maySee(relation, things[i]!.piece)) expect(text).not.toContain(piece);
          if (published) {
            const ids = posts.find(({ id }) => id === hers.id)!.refs.map(({ id }) => id);
            expect(ids.includes(ref.id)).toBe(isWear || readable(i));
          }
          const filter = { [`${ref.kind}Id`]: ref.id } as { itemId: string };
          if (!isWear && !readable(i))
            expect((await call('posts.list-posts', filter, cleo.actor)).items).toEqual([]);
        }
        expect(text).not.toContain('2025-03-03');
        // Pushed before the block: what its readers were told, each may see.
        for (const { data, to } of world.pushed.filter(({ frame }) => frame.name === 'post.created')) {
          if (!to.includes(cleo.id)) continue;
          const told = JSON.stringify(data);
          for (const [i, { kind, visibility, piece }] of things.entries()) {
            const { ref, word, piece: part } = made[i]!;
            if (kind !== 'wear' && !maySee(before, visibility)) expect(told).not.toContain(ref.id);
            if (kind === 'wear' || !maySee(before, visibility)) expect(told).not.toContain(word);
            if (kind !== 'wear' && !maySee(before, piece)) expect(told).not.toContain(part);
          }
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
