import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

const none = 'wallets.tipped-not-found';

describe.each(databases)('Tips, on %s', (kind) => {
  async function opened() {
    const market = await startMarket(kind);
    const { call, rich } = market;
    const [ann, bob, cat] = [await rich('ann'), await rich('bob', 0), await rich('cat')];
    const post = await call(
      'posts.create-post',
      { text: 'my coat', visibility: 'public' } as never,
      bob.actor,
    );
    const item = await call('wardrobe.add-item', { name: 'coat', category: 'coat' } as never, bob.actor);
    const outfit = await call(
      'wardrobe.create-outfit',
      { pieces: [{ itemId: item.id }], visibility: 'public' } as never,
      bob.actor,
    );
    const room = await call(
      'messaging.create-room',
      { title: 'hats', visibility: 'public' } as never,
      bob.actor,
    );
    await call('messaging.join-room', { roomId: room.id }, ann.actor);
    const message = await call(
      'messaging.send-message',
      { conversationId: room.id, clientId: randomUUID(), text: 'hi' },
      bob.actor,
    );
    const terms = (amount = '5') => ({ transferId: randomUUID(), amount, currency: 'EUR' });
    return { ...market, ann, bob, cat, post, outfit, room, message, terms };
  }

  test('a tip reaches whose post, outfit or message it is, and is counted there', async () => {
    const { call, ann, bob, post, outfit, message, terms, balance, settled, entries } = await opened();
    const tip = await call('wallets.tip-post', { postId: post.id, ...terms() }, ann.actor);
    expect(tip).toMatchObject({ kind: 'tip', to: { id: bob.id }, subject: { kind: 'post', id: post.id } });
    await call('wallets.tip-outfit', { outfitId: outfit.id, ...terms() }, ann.actor);
    await call('wallets.tip-message', { messageId: message.id, ...terms() }, ann.actor);
    expect(await balance(bob)).toBe(15);
    expect((await entries(bob))[0]).toMatchObject({
      kind: 'tip',
      subject: { kind: 'message', id: message.id },
    });
    await settled();
    const counts = async () => [
      (await call('posts.get-post', { postId: post.id }, ann.actor)).tipCount,
      (await call('wardrobe.get-outfit', { outfitId: outfit.id }, ann.actor)).tipCount,
      ((await call('messaging.get-message', { messageId: message.id }, ann.actor)) as { tipCount: number })
        .tipCount,
    ];
    expect(await counts()).toEqual([1, 1, 1]);
    await call('wallets.refund-transfer', { id: tip.id, refundId: randomUUID(), amount: '4' }, bob.actor);
    await settled();
    expect((await counts())[0]).toBe(1);
    await call('wallets.refund-transfer', { id: tip.id, refundId: randomUUID() }, bob.actor);
    await settled();
    expect((await counts())[0]).toBe(0);
  });

  test('what one does not see cannot be tipped, and nobody tips themselves', async () => {
    const { call, ann, bob, cat, post, outfit, message, terms } = await opened();
    expect(await refusalOf(call('wallets.tip-post', { postId: randomUUID(), ...terms() }, ann.actor))).toBe(
      none,
    );
    expect(
      await refusalOf(call('wallets.tip-message', { messageId: message.id, ...terms() }, cat.actor)),
    ).toBe(none);
    expect(await refusalOf(call('wallets.tip-post', { postId: post.id, ...terms() }, bob.actor))).toBe(
      'wallets.not-yourself',
    );
    await call('social.block-user', { userId: ann.id }, bob.actor);
    expect(await refusalOf(call('wallets.tip-outfit', { outfitId: outfit.id, ...terms() }, ann.actor))).toBe(
      none,
    );
  });

  test('sent again after the post is gone, a tip is still the first one; for something else it is refused', async () => {
    const { call, ann, bob, post, outfit, terms, balance } = await opened();
    const once = terms();
    const first = await call('wallets.tip-post', { postId: post.id, ...once }, ann.actor);
    expect(await refusalOf(call('wallets.tip-outfit', { outfitId: outfit.id, ...once }, ann.actor))).toBe(
      'wallets.id-reused',
    );
    await call('posts.delete-post', { postId: post.id }, bob.actor);
    expect(await call('wallets.tip-post', { postId: post.id, ...once }, ann.actor)).toEqual(first);
    expect(await refusalOf(call('wallets.tip-post', { postId: post.id, ...terms() }, ann.actor))).toBe(none);
    expect(await balance(bob)).toBe(5);
  });
});
