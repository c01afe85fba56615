import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { In } from '../../kit/calls.ts';
import { png } from '../../kit/files/images.ts';
import { befriend } from '../../kit/friends.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

type Refs = NonNullable<In<'posts.create-post'>['refs']>;
type Visibility = 'public' | 'friends' | 'private';
const showItem = sql<{ itemId: string; list: string }>(
  'update items set image_ids = :list where id = :itemId',
);
const showWear = sql<{ wearId: string; photoId: string }>(
  'update wears set photo_id = :photoId where id = :wearId',
);
const attach = sql<{ fileId: string; subjectId: string; subject: string }>(
  'insert into file_uses (file_id, subject_id, subject) values (:fileId, :subjectId, :subject)',
);
/** The file behind a signed link. */
function fileOf(link: string): string {
  const [signed] = new URL(link).pathname.split('/').at(-1)!.split('.');
  return JSON.parse(Buffer.from(signed!, 'base64url').toString('utf8')).key.split('/')[1];
}
const unknown = '01990000-0000-7000-8000-000000000000';

/** Ann's wardrobe, of which her friend bob and the stranger cleo see parts. */
async function found(world: World) {
  const { call } = world;
  const [ann, bob, cleo] = [await world.person('ann'), await world.person('bob'), await world.person('cleo')];
  await befriend(world, ann, bob);
  const add = async (name: string, visibility: Visibility = 'public', one = ann) =>
    (await call('wardrobe.add-item', { name, category: 'hat', visibility }, one.actor)).id;
  const arrange = async (itemIds: string[], visibility: Visibility, name?: string) => {
    const pieces = itemIds.map((itemId) => ({ itemId }));
    return (await call('wardrobe.create-outfit', { pieces, visibility, ...(name && { name }) }, ann.actor))
      .id;
  };
  const log = async (itemIds: string[]) =>
    (
      await call(
        'wardrobe.log-wear',
        { on: '2025-01-01', itemIds, mood: 'secret', note: 'secret' },
        ann.actor,
      )
    ).id;
  const [open, secret] = [await add('open'), await add('secret hat', 'private')];
  const named = await arrange([open, secret], 'friends', 'named');
  const nameless = await arrange([secret, open], 'public');
  const about = { title: 'tea', startsOn: '2030-01-01', guestIds: [bob.id] };
  const { id: occasion } = await call('wardrobe.create-occasion', about, ann.actor);
  const wear = await log([secret, open]);
  const refs: Refs = [
    { kind: 'wear', id: wear },
    { kind: 'item', id: open },
    { kind: 'item', id: secret },
    { kind: 'outfit', id: named },
    { kind: 'outfit', id: nameless },
    { kind: 'occasion', id: occasion },
  ];
  const post = async (input: In<'posts.create-post'>, one = ann) =>
    (await call('posts.create-post', input, one.actor)).id;
  const read = (postId: string, one: Person) => call('posts.get-post', { postId }, one.actor);
  const titles = async (postId: string, one: Person) =>
    (await read(postId, one)).refs.map(({ title }) => title);
  return {
    world,
    call,
    ann,
    bob,
    cleo,
    add,
    log,
    open,
    secret,
    named,
    nameless,
    occasion,
    wear,
    refs,
    post,
    read,
    titles,
  };
}

describe.each(databases)('references of posts, on %s', (kind) => {
  test('show each reader only what they may see, and the wear that the post publishes, in every list', async () => {
    const { world, call, ann, bob, cleo, refs, wear, open, secret, occasion, post, titles } = await found(
      await startWorld(kind),
    );
    await call('social.follow-user', { userId: ann.id }, cleo.actor);
    const postId = await post({ refs });
    const worn = 'secret hat, open';
    const all = [worn, 'open', 'secret hat', 'named', worn, 'tea'];
    expect(await titles(postId, ann)).toEqual(all);
    expect(await titles(postId, bob)).toEqual([worn, 'open', 'named', 'open', 'tea']);
    const forCleo = [worn, 'open', 'open'];
    expect(await titles(postId, cleo)).toEqual(forCleo);
    await world.settled();
    const profile = await call('identity.get-user', { userId: ann.id, include: 'posts' }, cleo.actor);
    const pages = [
      await call('posts.list-posts', {}, cleo.actor),
      await call('feed.read-home', {}, cleo.actor),
      (await call('feed.explore', {}, cleo.actor)).posts,
      profile.posts!,
    ];
    for (const { items } of pages) {
      expect(items.map(({ id, refs }) => [id, refs.map(({ title }) => title)])).toEqual([[postId, forCleo]]);
      expect(items[0]!.refs[0]).toEqual({
        kind: 'wear',
        id: wear,
        title: worn,
        items: [
          { id: secret, title: 'secret hat' },
          { id: open, title: 'open' },
        ],
      });
      expect(JSON.stringify(items)).not.toMatch(/2025-01-01|"secret"/);
    }
    await call('wardrobe.update-occasion', { occasionId: occasion, guestIds: [] }, ann.actor);
    await call('wardrobe.update-item', { itemId: open, visibility: 'friends' }, ann.actor);
    expect(await titles(postId, bob)).toEqual([worn, 'open', 'named', 'open']);
    expect(await titles(postId, cleo)).toEqual([worn, '']);
  });

  test('are shown with their image; readers of the post may read the images of a published wear', async () => {
    const { world, call, ann, bob, cleo, refs, open, secret, wear, post, read } = await found(
      await startWorld(kind),
    );
    const [hat, hidden, photo] = [
      (await world.upload(ann, await png())).id,
      (await world.upload(ann, await png())).id,
      (await world.upload(ann, await png())).id,
    ];
    await world.unitOfWork.run(async () => {
      for (const [itemId, fileId] of [
        [open, hat],
        [secret, hidden],
      ] as const) {
        world.database.enqueue(showItem, { itemId, list: JSON.stringify([fileId]) });
        world.database.enqueue(attach, { fileId, subjectId: itemId, subject: 'item' });
      }
      world.database.enqueue(showWear, { wearId: wear, photoId: photo });
      world.database.enqueue(attach, { fileId: photo, subjectId: wear, subject: 'wear' });
    });
    const things = await post({ refs: refs.slice(1) });
    const reads = (fileId: string, one: Person) => refusalOf(call('media.get-file', { fileId }, one.actor));
    const pictures = async (id: string, one: Person) =>
      (await read(id, one)).refs.map(({ imageUrl }) => imageUrl && fileOf(imageUrl));
    const hiddenBoth = Array(2).fill('media.file-not-found');
    expect(await pictures(things, ann)).toEqual([hat, hidden, hat, hidden, undefined]);
    expect(await pictures(things, cleo)).toEqual([hat, hat]);
    expect([await reads(hidden, cleo), await reads(photo, cleo)]).toEqual(hiddenBoth);
    const published = await post({ refs: [refs[0]!], visibility: 'friends' });
    expect(await pictures(published, bob)).toEqual([photo]);
    const { items = [] } = (await read(published, bob)).refs[0]!;
    expect(items.map(({ imageUrl }) => fileOf(imageUrl!))).toEqual([hidden, hat]);
    expect([await reads(hidden, bob), await reads(photo, bob)]).toEqual(['nothing', 'nothing']);
    expect([await reads(hidden, cleo), await reads(photo, cleo)]).toEqual(hiddenBoth);
    await call('posts.delete-post', { postId: published }, ann.actor);
    expect([await reads(hidden, bob), await reads(photo, bob)]).toEqual(hiddenBoth);
  });

  test('must be visible to the author, must not repeat, and wears must be their own', async () => {
    const { call, ann, bob, refs, post, titles } = await found(await startWorld(kind));
    const refused = (given: Refs, one = bob) =>
      refusalOf(call('posts.create-post', { refs: given }, one.actor));
    expect(await refused(refs)).toBe('posts.ref-not-found /refs/0 /refs/2');
    expect(await refused([{ kind: 'item', id: unknown }], ann)).toBe('posts.ref-not-found /refs/0');
    expect(await refused([{ kind: 'outfit', id: refs[1]!.id }], ann)).toBe('posts.ref-not-found /refs/0');
    expect(await refused([refs[1]!, refs[1]!])).toBe('request.invalid-fields /refs');
    expect(await refused(Array.from({ length: 11 }, () => refs[1]!))).toBe('request.invalid-fields /refs');
    expect(await refused([{ kind: 'post' as never, id: unknown }])).toBe(
      'request.invalid-fields /refs/0/kind',
    );
    expect(await refused([])).toBe('request.invalid-fields /text');
    const visible = [refs[3]!, refs[1]!];
    const postId = await post({ refs: visible }, bob);
    expect(await titles(postId, bob)).toEqual(['named', 'open']);
    const update = (input: object) => call('posts.update-post', { postId, ...input }, bob.actor);
    expect((await update({ refs: [refs[1]!, refs[4]!] })).refs.map(({ title }) => title)).toEqual([
      'open',
      'open',
    ]);
    expect((await update({ text: 'hers' })).refs).toHaveLength(2);
    expect(await refusalOf(update({ refs: [refs[2]!] }))).toBe('posts.ref-not-found /refs/0');
    const bare = await update({ refs: [] });
    expect(bare).toMatchObject({ refs: [], text: 'hers' });
    expect(bare.editedAt).not.toBeNull();
    expect(await refusalOf(update({ text: '' }))).toBe('posts.nothing-said');
    // Bob may refer to what ann shows him; only people who may see it anyway see the reference.
    expect(await titles(await post({ refs: visible }, bob), ann)).toEqual(['named', 'open']);
  });

  test('to a wished item are seen by others only if a shared wish list holds it', async () => {
    const { call, ann, bob, cleo, add, post, titles } = await found(await startWorld(kind));
    const wished = await add('wished');
    await call('wardrobe.update-item', { itemId: wished, ownership: 'wished' }, ann.actor);
    const postId = await post({ text: 'soon', refs: [{ kind: 'item', id: wished }] });
    expect([await titles(postId, ann), await titles(postId, bob), await titles(postId, cleo)]).toEqual([
      ['wished'],
      [],
      [],
    ]);
    const list = { kind: 'wishlist', title: 'mine', visibility: 'friends' } as const;
    const { id: collectionId } = await call('wardrobe.create-collection', list, ann.actor);
    await call('wardrobe.put-collection-entry', { collectionId, refId: wished }, ann.actor);
    expect([await titles(postId, bob), await titles(postId, cleo)]).toEqual([['wished'], []]);
  });

  test('keep an item from deletion; deleted outfits, occasions and wears disappear from posts', async () => {
    const { world, call, ann, bob, cleo, add, refs, named, occasion, wear, post, read, titles } = await found(
      await startWorld(kind),
    );
    const remove = (itemId: string) => refusalOf(call('wardrobe.remove-item', { itemId }, ann.actor));
    const [kept, freed] = [await add('kept'), await add('freed')];
    const item = (id: string) => ({ kind: 'item' as const, id });
    const postId = await post({ text: 'two', refs: [item(kept), item(freed)] });
    const others = await post({ text: 'hers', refs: [item(kept), item(freed)] }, cleo);
    expect([await remove(kept), await remove(freed)]).toEqual(Array(2).fill('wardrobe.item-in-use'));
    await call('posts.update-post', { postId, refs: [item(kept)] }, ann.actor);
    expect([await remove(kept), await remove(freed)]).toEqual(['wardrobe.item-in-use', 'nothing']);
    expect(await titles(others, cleo)).toEqual(['kept']);
    await call('wardrobe.retire-item', { itemId: kept, why: 'given' }, ann.actor);
    expect((await read(postId, ann)).refs).toEqual([{ ...item(kept), title: 'kept', gone: true }]);
    expect((await read(postId, cleo)).refs).toEqual([{ ...item(kept), title: 'kept', gone: true }]);
    await call('posts.delete-post', { postId }, ann.actor);
    expect(await remove(kept)).toBe('nothing');

    const whole = await post({ refs });
    await call('wardrobe.remove-outfit', { outfitId: named }, ann.actor);
    await call('wardrobe.remove-occasion', { occasionId: occasion }, ann.actor);
    expect(await titles(whole, bob)).toEqual(['secret hat, open', 'open', 'open']);
    await call('wardrobe.amend-wear', { wearId: wear, itemIds: [refs[1]!.id] }, ann.actor);
    expect((await read(whole, cleo)).refs[0]).toMatchObject({ kind: 'wear', title: 'open' });
    await call('wardrobe.void-wear', { wearId: wear }, ann.actor);
    expect(await titles(whole, bob)).toEqual(['open', 'open']);
    await world.settled();
    expect(await titles(whole, ann)).toEqual(['open', 'secret hat', 'secret hat, open']);
    expect((await call('posts.list-posts', { outfitId: named }, ann.actor)).items).toEqual([]);
  });

  test('an item is referred to or deleted, never both, in 20 concurrent calls', async () => {
    const race = await startRace(kind);
    const { run, world } = race;
    const ann = await world.person('ann');
    for (let round = 0; round < 3; round++) {
      const hat = { name: 'hat', category: 'hat' } as const;
      const { id } = await world.call('wardrobe.add-item', hat, ann.actor);
      const outcomes = await run((world, i) =>
        i === 9
          ? world.call('wardrobe.remove-item', { itemId: id }, ann.actor)
          : world.call('posts.create-post', { refs: [{ kind: 'item', id }] }, ann.actor),
      );
      const { items } = await world.call('posts.list-posts', { limit: 100 }, ann.actor);
      const shown = items.filter(({ refs }) => refs.some((ref) => ref.id === id));
      const { 'wardrobe.item-in-use': kept = 0, done = 0, ...rest } = countOutcomes(outcomes);
      expect(shown).toHaveLength(kept === 1 ? done : 0);
      expect([{}, { 'posts.ref-not-found': 20 - done }]).toContainEqual(rest);
    }
  });

  test('find posts, newest first, for readers who may see both post and reference', async () => {
    const { call, ann, bob, cleo, refs, open, secret, named, nameless, occasion, post } = await found(
      await startWorld(kind),
    );
    const first = await post({ text: 'all', refs });
    const mine = await post({ text: 'mine', refs, visibility: 'private' });
    const his = await post({ text: 'his', refs: [refs[1]!] }, bob);
    const last = await post({ text: 'one', refs: [refs[1]!, refs[5]!], visibility: 'friends' });
    const list = async (filter: In<'posts.list-posts'>, one = ann) =>
      (await call('posts.list-posts', filter, one.actor)).items.map(({ id }) => id);
    expect(await list({ itemId: open })).toEqual([last, his, mine, first]);
    expect(await list({ itemId: open }, bob)).toEqual([last, his, first]);
    expect(await list({ itemId: open }, cleo)).toEqual([his, first]);
    expect(await list({ itemId: open, userId: bob.id })).toEqual([his]);
    expect(await list({ itemId: open, occasionId: occasion })).toEqual([last, mine, first]);
    expect(await list({ itemId: open, occasionId: occasion, outfitId: nameless })).toEqual([mine, first]);
    expect(await list({ itemId: secret })).toEqual([mine, first]);
    for (const hidden of [
      { itemId: secret },
      { outfitId: named },
      { occasionId: occasion },
      { itemId: unknown },
    ])
      expect(await list(hidden, cleo)).toEqual([]);
    expect(await list({ outfitId: named }, bob)).toEqual([first]);
    expect(await list({ itemId: open, media: 'image' })).toEqual([]);
    const walked: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await call(
        'posts.list-posts',
        { itemId: open, limit: 1, ...(cursor && { cursor }) },
        ann.actor,
      );
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual([last, his, mine, first]);
  });

  test('are in a frame only if every reader of the post may see them', async () => {
    const { world, bob, refs, post } = await found(await startWorld(kind));
    const told = async (postId: string) => {
      const found = () =>
        world.pushed.find(
          ({ frame, data }) => frame.name === 'post.created' && (data as { id: string }).id === postId,
        );
      await world.settled();
      return (found()!.data as { refs: { title: string }[] }).refs.map(({ title }) => title);
    };
    const framed = async (visibility: Visibility) => told(await post({ refs, visibility }));
    const worn = 'secret hat, open';
    expect(await framed('public')).toEqual([worn, 'open', 'open']);
    expect(await framed('friends')).toEqual([worn, 'open', 'named', 'open']);
    expect(await framed('private')).toEqual([worn, 'open', 'secret hat', 'named', worn, 'tea']);
    // Some receivers of the frame may not see what belongs to someone else.
    expect(await told(await post({ refs: [refs[1]!] }, bob))).toEqual([]);
  });
});
