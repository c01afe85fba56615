import { readFileSync } from 'node:fs';
import { CompiledQuery, Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { visibilities } from '../../../src/domain/access/policy.ts';
import { compactCounters } from '../../../src/infrastructure/kernel/counters/counters.ts';
import { findDrift } from '../../../src/infrastructure/kernel/counters/reconciliation.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { postsReconciliation } from '../../../src/infrastructure/posts/reconciliation.ts';
import { wardrobeReconciliation } from '../../../src/infrastructure/wardrobe/reconciliation.ts';
import { databases, startWorld } from '../../kit/world.ts';

const reconciliations = [...postsReconciliation, ...wardrobeReconciliation];

async function town(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const [ann, fan, friend, stranger] = await Promise.all(
    ['ann', 'fan', 'friend', 'stranger'].map((name) => world.person(name)),
  );
  const { call } = world;
  await call('social.follow-user', { userId: ann!.id }, fan!.actor);
  await call('social.request-friendship', { userId: ann!.id }, friend!.actor);
  await call('social.request-friendship', { userId: friend!.id }, ann!.actor);
  await world.settled();
  type Viewer = typeof fan;
  const shown = async (viewer: Viewer) => {
    const { counts } = await call('identity.get-user', { userId: ann!.id }, viewer!.actor);
    const { items } = await call('identity.list-users', { include: 'counts' }, viewer!.actor);
    // The list tells the same as the profile.
    const listed = items.find(({ id }) => id === ann!.id);
    if (listed) expect(listed.counts).toEqual(counts);
    return [counts.posts, counts.items, counts.outfits];
  };
  const all = async () => Promise.all([ann, friend, fan, stranger].map(shown));
  const compact = () => compactCounters(world.database, world.core.get(SqlUnitOfWork));
  return { world, call, ann: ann!, fan: fan!, friend: friend!, stranger: stranger!, shown, all, compact };
}

describe.each(databases)('the counts of a profile, on %s', (kind) => {
  test('are of what the viewer may see, and follow each change of it', async () => {
    const { world, call, ann, all, compact } = await town(kind);
    const made = [];
    for (const visibility of visibilities) {
      const post = await call('posts.create-post', { text: visibility, visibility }, ann.actor);
      const hat = { name: 'hat', category: 'hat' as const, visibility };
      const item = await call('wardrobe.add-item', hat, ann.actor);
      await call('wardrobe.add-item', { ...hat, ownership: 'wished' as const }, ann.actor);
      const pieces = [{ itemId: item.id }];
      const outfit = await call('wardrobe.create-outfit', { visibility, pieces }, ann.actor);
      made.push({ postId: post.id, itemId: item.id, outfitId: outfit.id });
    }
    // Owner, friend, follower, stranger: wished items are the owner's alone.
    const before = [
      [4, 8, 4],
      [3, 3, 3],
      [2, 2, 2],
      [1, 1, 1],
    ];
    expect(await all()).toEqual(before);
    await compact();
    expect(await all()).toEqual(before);

    const [open, , , hidden] = made;
    await call('posts.update-post', { postId: open!.postId, visibility: 'private' }, ann.actor);
    await call('wardrobe.update-item', { itemId: hidden!.itemId, visibility: 'friends' }, ann.actor);
    await call('wardrobe.remove-outfit', { outfitId: open!.outfitId }, ann.actor);
    await call('wardrobe.clone-outfit', { outfitId: hidden!.outfitId, visibility: 'public' }, ann.actor);
    await call('wardrobe.clone-outfit', { outfitId: hidden!.outfitId, visibility: 'public' }, ann.actor);
    expect(await all()).toEqual([
      [4, 8, 5],
      [2, 4, 4],
      [1, 2, 3],
      [0, 1, 2],
    ]);
    await call('posts.delete-post', { postId: made[1]!.postId }, ann.actor);
    const csv = 'name,category,visibility\ncap,hat,public\nscarf,scarf,private';
    await call('wardrobe.import-items', { csv }, ann.actor);
    expect(await all()).toEqual([
      [3, 10, 5],
      [1, 5, 4],
      [0, 3, 3],
      [0, 2, 2],
    ]);
    await compact();
    expect(await findDrift(world.database, reconciliations)).toEqual([]);
  });

  test('of what was there before they were kept for each audience are right as well', async () => {
    const { world, call, ann, all, compact } = await town(kind);
    for (const visibility of visibilities) {
      await call('posts.create-post', { text: visibility, visibility }, ann.actor);
      const hat = { name: 'hat', category: 'hat' as const, visibility };
      await call('wardrobe.add-item', { ...hat, ownership: 'wished' as const }, ann.actor);
      const { id: itemId } = await call('wardrobe.add-item', hat, ann.actor);
      await call('wardrobe.create-outfit', { visibility, pieces: [{ itemId }] }, ann.actor);
    }
    await compact();
    const before = await all();
    const db = new Kysely<unknown>({ dialect: world.core.engine.kyselyDialect() });
    const run = (statement: string) => db.executeQuery(CompiledQuery.raw(statement));
    const columns = ['posts', 'items', 'outfits'].flatMap((of) =>
      ['public', 'followers', 'friends'].map((audience) => `${of}_${audience}`),
    );
    await run(`update tallies set ${columns.map((column) => `${column} = 0`).join(', ')}`);
    const migration = readFileSync(`migrations/${kind}/0020_counts_by_audience.sql`, 'utf8');
    for (const statement of migration.split(/;\s*$/m)) if (/^\s*insert/.test(statement)) await run(statement);
    expect(await all()).toEqual(before);
    expect(before[3]).toEqual([1, 1, 1]);
    expect(await findDrift(world.database, reconciliations)).toEqual([]);
  });

  test('of a private account or across a block tell nothing', async () => {
    const { call, ann, fan, friend, stranger, shown } = await town(kind);
    await call('posts.create-post', { text: 'hello' }, ann.actor);
    await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
    expect(await Promise.all([ann, friend, fan, stranger].map(shown))).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
    const counts = async (who: typeof fan) =>
      (await call('identity.get-user', { userId: ann.id }, who.actor)).counts;
    expect(await counts(fan)).toMatchObject({ followers: 1, friends: 1 });
    // People who may not read the lists get no numbers.
    expect(await counts(stranger)).toMatchObject({ followers: 0, following: 0, friends: 0 });
    await call('social.block-user', { userId: ann.id }, fan.actor);
    expect(await counts(fan)).toMatchObject({ followers: 0, friends: 0, posts: 0 });
  });

  test('stay right when many change the same post at once', async () => {
    const { world, call, ann } = await town(kind);
    const { id: postId } = await call('posts.create-post', { text: 'hello' }, ann.actor);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        call('posts.update-post', { postId, visibility: visibilities[i % 4]! }, ann.actor),
      ),
    );
    expect(await findDrift(world.database, reconciliations)).toEqual([]);
  });
});
