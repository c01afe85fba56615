import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { isForStaff } from '../../src/application/kernel/operation.ts';
import type { In, Name } from '../kit/calls.ts';
import { png } from '../kit/files/images.ts';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

interface Scene {
  readonly ann: Person;
  readonly admin: Pick<Person, 'does' | 'refused'>;
  readonly postId: string;
  readonly commentId: string;
  readonly itemId: string;
  readonly outfitId: string;
  readonly roomId: string;
  readonly messageId: string;
  readonly paymentId: string;
}
interface Page {
  readonly items: readonly {
    readonly id?: string;
    readonly conversationId?: string;
    readonly user?: { readonly id: string };
    readonly changeSeq?: number;
  }[];
  readonly nextCursor: string | null;
}

const isList = ({ input }: (typeof operations)[number]) => 'shape' in input && 'cursor' in input.shape;
const size = 5;

/** The input of each list, for which ann gets several rows. */
const inputs: { readonly [N in Name]?: (scene: Scene) => In<N> } = {
  'identity.list-users': () => ({}),
  'identity.list-accounts': () => ({}),
  'identity.search-users': () => ({ q: 'crowd' }),
  'identity.suggest-users': () => ({}),
  'social.list-followers': ({ ann }) => ({ userId: ann.id }),
  'social.list-following': ({ ann }) => ({ userId: ann.id }),
  'social.list-follow-requests': () => ({}),
  'social.list-friends': () => ({}),
  'social.list-friend-requests': () => ({ direction: 'received' }),
  'social.list-blocked': () => ({}),
  'social.list-muted': () => ({}),
  'media.list-my-files': () => ({ kind: 'image' }),
  'posts.list-posts': ({ ann, itemId }) => ({ userId: ann.id, itemId }),
  'posts.list-post-reactions': ({ postId }) => ({ postId }),
  'posts.list-comment-reactions': ({ commentId }) => ({ commentId }),
  'posts.list-comments': ({ postId }) => ({ postId }),
  'feed.read-home': () => ({}),
  'feed.explore': () => ({}),
  'posts.list-item-reactions': ({ itemId }) => ({ itemId }),
  'wardrobe.list-items': () => ({}),
  'wardrobe.list-collections': () => ({}),
  'posts.list-outfit-reactions': ({ outfitId }) => ({ outfitId }),
  'wardrobe.list-outfits': ({ itemId }) => ({ itemId }),
  'wardrobe.list-occasions': () => ({}),
  'wardrobe.list-wears': () => ({}),
  'wardrobe.list-washes': () => ({}),
  'messaging.list-conversations': () => ({}),
  'messaging.list-heads': () => ({ since: '2020-01-01T00:00:00Z' }),
  'notifications.list': () => ({}),
  'notifications.list-deliveries': ({ ann }) => ({ userId: ann.id, channel: 'inApp' }),
  'messaging.list-messages': ({ roomId: conversationId }) => ({ conversationId, after: 0 }),
  'messaging.list-edits': ({ messageId }) => ({ messageId }),
  'messaging.list-rooms': () => ({ q: 'crowd' }),
  'messaging.list-participants': ({ roomId }) => ({ roomId }),
  'messaging.list-invites': () => ({}),
  'messaging.list-bans': ({ roomId }) => ({ roomId }),
  'wallets.list-entries': () => ({}),
  'wallets.list-activity': () => ({}),
  'posts.list-payment-reactions': ({ paymentId }) => ({ paymentId }),
  'wallets.list-payment-requests': () => ({}),
  'wallets.list-holds': () => ({}),
  'wallets.list-top-ups': () => ({}),
  'wallets.list-withdrawals': () => ({}),
  'moderation.list-my-reports': () => ({}),
  'moderation.list-my-decisions': () => ({}),
  'moderation.list-cases': () => ({}),
  'moderation.list-appeals': () => ({}),
  'moderation.list-actions': () => ({}),
};

describe.each(everywhere)('every list over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  let scene: Scene;
  beforeAll(async () => {
    service = await startTestService(kind, { WITHDRAWALS: 'on' });
    const ann = await service.person('ann', wire);
    const { id: postId } = await ann.does('posts.create-post', { text: 'read me' });
    const { id: commentId } = await ann.does('posts.add-comment', { postId, text: 'and me' });
    const { id: itemId } = await ann.does('wardrobe.add-item', {
      name: 'coat',
      category: 'coat',
      visibility: 'public',
    });
    const outfit = { pieces: [{ itemId }], visibility: 'public' as const };
    const { id: outfitId } = await ann.does('wardrobe.create-outfit', outfit);
    const { id: roomId } = await ann.does('messaging.create-room', {
      title: 'Hats',
      visibility: 'public',
    });
    const boss = await service.person('boss', wire);
    const admin = await service.promoted(boss);
    const first = { conversationId: roomId, clientId: randomUUID(), text: 'first' };
    const { id: messageId } = await ann.does('messaging.send-message', first);
    const money = { amount: '100', currency: 'EUR' };
    const granted = { ...money, amount: '1000', transferId: randomUUID(), userId: ann.id };
    await admin.does('wallets.grant-credits', granted);
    await boss.does('identity.update-me', { settings: { paymentAudience: 'public' } });
    const pay = (toUserId: string) => {
      const payment = { ...money, toUserId, transferId: randomUUID(), audience: 'public' } as const;
      return ann.does('wallets.transfer', payment);
    };
    const { id: paymentId } = await pay(boss.id);
    scene = { ann, admin, postId, commentId, itemId, outfitId, roomId, messageId, paymentId };
    const crowd = (name: string) =>
      Promise.all(Array.from({ length: size }, () => service.person(`crowd_${name}`, wire)));
    const near = await crowd('near');
    for (const one of near) {
      await ann.does('moderation.report', { subject: { kind: 'user', id: one.id }, reason: 'other' });
      await one.does('moderation.report', { subject: { kind: 'user', id: ann.id }, reason: 'other' });
      const { items: cases } = await admin.does('moderation.list-cases', { status: 'open', limit: 100 });
      const { id: caseId } = cases.find(({ subject }) => subject.id === ann.id)!;
      const warned = await admin.does('moderation.decide-case', { caseId, action: 'warn', reason: 'hm' });
      await ann.does('moderation.appeal', { decisionId: warned.decisions[0]!.id, text: 'no' });
      await one.does('social.follow-user', { userId: ann.id });
      await ann.does('social.follow-user', { userId: one.id });
      await ann.does('social.mute-user', { userId: one.id });
      await one.does('posts.react-to-post', { postId, kind: 'like' });
      await one.does('posts.react-to-comment', { commentId, kind: 'wow' });
      await one.does('posts.react-to-item', { itemId, kind: 'wow' });
      await one.does('posts.react-to-outfit', { outfitId, kind: 'wow' });
      await pay(one.id);
      await one.does('posts.react-to-payment', { paymentId, kind: 'wow' });
      await ann.does('wardrobe.create-outfit', outfit);
      await ann.does('wardrobe.create-occasion', { title: 'tea', startsOn: '2030-01-01' });
      await ann.does('wardrobe.wash-items', { itemIds: [itemId] });
      await ann.does('wardrobe.log-wear', { on: '2025-01-01', itemIds: [itemId] });
      await ann.does('wardrobe.add-item', { name: 'hat', category: 'hat' });
      await ann.does('wardrobe.create-collection', { kind: 'capsule', title: 'few' });
      await one.does('posts.add-comment', { postId, text: 'well' });
      const said = { conversationId: roomId, clientId: randomUUID(), text: 'more' };
      await ann.does('messaging.send-message', said);
      await ann.does('messaging.edit-message', { messageId, text: `first, for ${one.username}` });
      const direct = await ann.does('messaging.open-direct', { userId: one.id });
      const hello = { conversationId: direct.id, clientId: randomUUID(), text: 'hello' };
      await ann.does('messaging.send-message', hello);
      await one.does('messaging.join-room', { roomId });
      const theirs = await one.does('messaging.create-room', { title: 'Crowd', visibility: 'public' });
      await one.does('messaging.invite', { roomId: theirs.id, userId: ann.id });
      await ann.does('posts.create-post', { text: 'more', refs: [{ kind: 'item', id: itemId }] });
      await ann.upload(await png());
      const sum = { amount: '5', currency: 'EUR' };
      const grant = { userId: ann.id, transferId: randomUUID(), ...sum };
      await admin.does('wallets.grant-credits', grant);
      await one.does('wallets.request-payment', { fromUserId: ann.id, ...sum });
      await ann.does('wallets.place-hold', { toUserId: one.id, holdId: randomUUID(), ...sum });
      const { id: topUpId } = await ann.does('wallets.start-top-up', sum);
      await admin.does('wallets.settle-top-up', { topUpId, paid: true });
      await ann.does('wallets.start-withdrawal', { withdrawalId: randomUUID(), ...sum });
    }
    await ann.does('identity.update-me', { settings: { visibility: 'private' } });
    const [broker] = await crowd('friend').then(async (friends) => {
      for (const one of friends) {
        await one.does('social.request-friendship', { userId: ann.id });
        await ann.does('social.request-friendship', { userId: one.id });
      }
      return friends;
    });
    for (const one of await crowd('asking')) {
      await one.does('social.follow-user', { userId: ann.id });
      await one.does('social.request-friendship', { userId: ann.id });
      await one.does('social.request-friendship', { userId: broker!.id });
      await broker!.does('social.request-friendship', { userId: one.id });
      const { id } = await one.does('posts.create-post', { text: 'discover me' });
      await broker!.does('posts.react-to-post', { postId: id, kind: 'love' });
      await ann.does('messaging.ban', { roomId, userId: one.id });
    }
    for (const one of await crowd('blocked')) await ann.does('social.block-user', { userId: one.id });
    const [, ...unknown] = await crowd('new');
    for (const one of unknown) {
      await one.does('social.request-friendship', { userId: broker!.id });
      await broker!.does('social.request-friendship', { userId: one.id });
    }
    await service.settled();
  });
  afterAll(() => service.stop());

  test.each(operations.filter(isList).map(({ name }) => name))(
    '%s returns the same rows in pages of one as in one page',
    async (name) => {
      const input = inputs[name]?.(scene as never);
      if (!input) throw new Error(`${name} is a list without a case here`);
      const reader = isForStaff(operations.find((one) => one.name === name)!) ? scene.admin : scene.ann;
      const read = async (rest: object): Promise<Page> => {
        const answer = (await reader.does(name, { ...input, ...rest } as never)) as Page | { posts: Page };
        return 'posts' in answer ? answer.posts : answer;
      };
      const keys = ({ items }: Page) =>
        items.map(({ id, conversationId, user, changeSeq }) => id ?? user?.id ?? changeSeq ?? conversationId);
      const whole = await read({ limit: 100 });
      expect(whole.nextCursor).toBeNull();
      expect(whole.items.length).toBeGreaterThanOrEqual(size);
      expect(new Set(keys(whole)).size).toBe(whole.items.length);
      for (const limit of [1, 3]) {
        const walked: unknown[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await read({ limit, ...(cursor && { cursor }) });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          walked.push(...keys(page));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(walked).toEqual(keys(whole));
      }
      expect((await read({})).items).toHaveLength(Math.min(20, whole.items.length));
      for (const wrong of [{ limit: 101 }, { limit: 0 }, { limit: 1.5 }, { cursor: 'bm8' }])
        expect(await reader.refused(name, { ...input, ...wrong } as never)).toBe(
          `422 request.invalid-fields /${Object.keys(wrong)[0]}`,
        );
    },
  );
});

describe.each(everywhere)('the input of a list over $wire on $kind', ({ kind, wire }) => {
  test('takes `me` for a person, and over HTTP several values with commas', async () => {
    const service = await startTestService(kind);
    const ann = await service.person('ann', wire);
    for (const category of ['coat', 'hat', 'scarf'] as const)
      await ann.does('wardrobe.add-item', { name: category, category });
    expect((await ann.does('wardrobe.list-items', { userId: 'me' })).items).toHaveLength(3);
    expect((await ann.does('social.list-followers', { userId: 'me' })).items).toEqual([]);
    expect(await ann.does('social.are-friends', { userId: 'me', friendId: ann.id })).toEqual({
      friends: false,
    });
    const listed = async (query: string) =>
      (
        await service.request('GET', `/api/clothing-items?userId=me&${query}`, { token: ann.accessToken })
      ).body.items.map(({ name }: { name: string }) => name);
    for (const query of ['category=coat,hat', 'category=coat&category=hat', 'category=coat,hat&category=hat'])
      expect((await listed(query)).sort()).toEqual(['coat', 'hat']);
    expect(await listed('category=hat')).toEqual(['hat']);
    await service.stop();
  });
});
