import { moderation } from '../../kit/moderation.ts';
import { mark, type People, type Things, type Town } from './town.ts';

export async function haveWardrobe(town: Town, { zoe, bob }: People, fileId: string) {
  const { actor } = zoe;
  const { call } = town;
  const { remove } = moderation(town);
  const price = { amount: '1250', currency: 'EUR' };
  const full = {
    ...{
      name: `${mark} coat`,
      category: 'coat',
      label: mark,
      pattern: 'plain',
      materials: ['wool'],
      brand: mark,
    },
    ...{
      size: mark,
      seasons: ['winter'],
      formality: 3,
      warmth: 2,
      waterproof: true,
      washEvery: 3,
      rating: 5,
    },
    ...{ tags: [mark], imageIds: [fileId], favourite: true, notes: mark, quantity: 1, price, store: mark },
    ...{ boughtOn: '2020-01-01', priorWears: 2, visibility: 'friends', colours: [{ hex: '#112233' }] },
  } as const;
  const item = await call('wardrobe.add-item', full as never, actor);
  await call('wardrobe.update-item', { itemId: item.id, rating: 4 }, actor);
  const rows = [{ name: `${mark} scarf`, category: 'scarf', importKey: mark }];
  await call('wardrobe.import-items', { items: rows }, actor);
  const itemIds = [item.id];
  const sold = await call('wardrobe.add-item', { name: `${mark} sold`, category: 'hat', price }, actor);
  await call('wardrobe.retire-item', { itemId: sold.id, why: 'sold', proceeds: price }, actor);
  const theirs = { pieces: [{ itemId: item.id }], visibility: 'friends' as const, tags: [mark], notes: mark };
  const outfit = await call('wardrobe.create-outfit', { ...theirs, name: mark, formality: 2 }, actor);
  const clone = await call('wardrobe.clone-outfit', { outfitId: outfit.id }, actor);
  await call('wardrobe.update-outfit', { outfitId: clone.id, favourite: true, seasons: ['winter'] }, actor);
  const about = { title: mark, kind: 'party', place: mark, dressCode: mark, notes: mark } as const;
  const when = { startsOn: '2030-01-01', endsOn: '2030-01-02', visibility: 'friends' } as const;
  const guestIds = [bob.id];
  const occasion = await call('wardrobe.create-occasion', { ...about, ...when, guestIds }, actor);
  await call('wardrobe.update-occasion', { occasionId: occasion.id, place: `${mark} city` }, actor);
  await call('wardrobe.answer-occasion', { occasionId: occasion.id, status: 'going' }, bob.actor);
  await call('wardrobe.plan-outfit', { occasionId: occasion.id, outfitId: outfit.id }, actor);
  const asked = { title: 'Theirs', startsOn: '2030-02-01', guestIds: [zoe.id] };
  const invited = await call('wardrobe.create-occasion', asked, bob.actor);
  await call('wardrobe.answer-occasion', { occasionId: invited.id, status: 'going' }, actor);
  const worn = { on: '2024-01-01', outfitId: outfit.id, occasionId: occasion.id, mood: mark, note: mark };
  const wear = await call('wardrobe.log-wear', { ...worn, photoId: fileId, weather: { tempC: 5 } }, actor);
  await call('wardrobe.amend-wear', { wearId: wear.id, mood: `${mark} mood` }, actor);
  await call('wardrobe.move-items', { itemIds, place: 'laundry' }, actor);
  await call('wardrobe.wash-items', { itemIds }, actor);
  await call('wardrobe.move-items', { itemIds, place: 'lent', dueBack: '2030-05-05' }, actor);
  const entries = [{ refId: item.id, quantity: 2, packed: true, note: mark }];
  const list = { kind: 'packing', title: mark, notes: mark, entries } as const;
  const collection = await call('wardrobe.create-collection', list, actor);
  await call('wardrobe.update-collection', { collectionId: collection.id, title: `${mark} trip` }, actor);
  await remove({ kind: 'item', id: sold.id });
  await remove({ kind: 'outfit', id: clone.id });
  return { itemId: item.id, outfitId: outfit.id };
}

export async function writePosts({ call }: Town, { zoe, bob }: People, { fileId, itemId }: Things) {
  const { actor } = zoe;
  const refs = [{ kind: 'item', id: itemId }] as const;
  const text = `${mark} @bob`;
  const post = await call('posts.create-post', { text, mediaIds: [fileId], refs: [...refs] }, actor);
  const postId = post.id;
  await call('posts.update-post', { postId, text: `${text} again` }, actor);
  const first = await call('posts.add-comment', { postId, text: 'hm' }, bob.actor);
  const answer = { postId, text, mediaIds: [fileId], parentId: first.id };
  const comment = await call('posts.add-comment', answer, actor);
  await call('posts.update-comment', { commentId: comment.id, text: `${text} again` }, actor);
  for (const by of [actor, bob.actor]) await call('posts.react-to-post', { postId, kind: 'love' }, by);
  await call('posts.react-to-item', { itemId, kind: 'like' }, actor);
  const theirs = await call('posts.create-post', { text: 'hello' }, bob.actor);
  await call('posts.count-view', { postId: theirs.id }, actor);
}
