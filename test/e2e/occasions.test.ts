import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startTestService, type TestService } from '../kit/service.ts';

describe('An evening with friends', () => {
  let service: TestService;
  let ann: Person;
  let ben: Person;
  beforeAll(async () => {
    service = await startTestService('sqlite');
    [ann, ben] = [await service.person('ann'), await service.person('ben')];
    await ann.does('social.request-friendship', { userId: ben.id });
    await ben.does('social.request-friendship', { userId: ann.id });
  });
  afterAll(() => service.stop());

  test('a guest answers the invitation, and the host plans, changes and packs what to wear', async () => {
    const hat = await ann.does('wardrobe.add-item', { name: 'Straw hat', category: 'hat' });
    const outfit = await ann.does('wardrobe.create-outfit', { name: 'Garden', pieces: [{ itemId: hat.id }] });
    const occasion = await ann.does('wardrobe.create-occasion', {
      title: 'Garden party',
      startsOn: '2030-06-01',
      endsOn: '2030-06-02',
      guestIds: [ben.id],
    });
    const answered = await ben.does('wardrobe.answer-occasion', { occasionId: occasion.id, status: 'going' });
    expect(answered.guests).toMatchObject([{ status: 'going' }]);
    const plan = {
      occasionId: occasion.id,
      outfitId: outfit.id,
      day: '2030-06-02',
      part: 'evening',
    } as const;
    await ann.does('wardrobe.plan-outfit', plan);
    await ann.does('wardrobe.unplan-outfit', plan);
    expect((await ann.does('wardrobe.get-occasion', { occasionId: occasion.id })).planned).toEqual([]);
    const other = await ann.does('wardrobe.clone-outfit', { outfitId: outfit.id, name: 'Garden, warmer' });
    expect(other.parent).toMatchObject({ outfitId: outfit.id });
    const bag = await ann.does('wardrobe.create-collection', { kind: 'packing', title: 'For the party' });
    const packed = { collectionId: bag.id, refId: hat.id, quantity: 1, packed: true, note: 'In its box' };
    expect((await ann.does('wardrobe.put-collection-entry', packed)).entries).toMatchObject([
      { packed: true },
    ]);
  });

  test('an admin tells many, and reads how far it is', async () => {
    const admin = await service.promoted(ann);
    const news = { userIds: [ben.id], title: 'New colours', body: 'Suggestions know teal now.' };
    const { id: sendingId } = await admin.does('notifications.send', news);
    await service.settled();
    const sending = await admin.does('notifications.get-sending', { sendingId });
    expect(sending).toMatchObject({ total: 1, done: 1 });
  });
});
