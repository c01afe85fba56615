import { describe, expect, test } from 'vitest';
import { befriend } from '../../kit/friends.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

describe.each(databases)('Payments that others see, on %s', (kind) => {
  async function opened() {
    const market = await startMarket(kind);
    const { call, rich, pay } = market;
    const [ann, bob, cat, dan] = [await rich('ann'), await rich('bob'), await rich('cat'), await rich('dan')];
    await befriend(market, ann, cat);
    const activity = async (who: Person, userId?: string) =>
      (await call('wallets.list-activity', { ...(userId !== undefined && { userId }) }, who.actor)).items;
    const lets = (who: Person, id: string, audience: 'private' | 'friends' | 'public') =>
      call('wallets.set-audience', { id, audience }, who.actor);
    return {
      ...market,
      ann,
      bob,
      cat,
      dan,
      activity,
      lets,
      paid: await pay(ann, bob, 250, { note: 'lunch' }),
    };
  }

  test('a payment is private until both parties let others see it; the amount stays theirs', async () => {
    const { ann, bob, cat, dan, activity, lets, paid } = await opened();
    expect(await activity(ann)).toMatchObject([
      { id: paid.id, note: 'lunch', from: { id: ann.id }, to: { id: bob.id } },
    ]);
    expect(await activity(bob)).toHaveLength(1);
    expect(await activity(cat)).toEqual([]);
    await lets(ann, paid.id, 'friends');
    expect(await activity(cat)).toEqual([]);
    await lets(bob, paid.id, 'public');
    const [seen] = await activity(cat);
    expect(seen).toMatchObject({ id: paid.id, note: 'lunch', kind: 'transfer' });
    expect(JSON.stringify(seen)).not.toMatch(/\b250\b/);
    expect(await activity(cat, ann.id)).toHaveLength(1);
    expect(await activity(cat, bob.id)).toHaveLength(1);
    // Dan is no friend of ann's.
    expect(await activity(dan, bob.id)).toEqual([]);
    await lets(ann, paid.id, 'public');
    expect(await activity(dan, bob.id)).toHaveLength(1);
    expect(await activity(dan)).toEqual([]);
    await lets(ann, paid.id, 'private');
    expect(await activity(cat)).toEqual([]);
    expect(await activity(dan, bob.id)).toEqual([]);
  });

  test('who is blocked or muted is left out', async () => {
    const { call, ann, bob, cat, activity, lets, paid } = await opened();
    await lets(ann, paid.id, 'public');
    await lets(bob, paid.id, 'public');
    await call('social.mute-user', { userId: bob.id }, cat.actor);
    expect(await activity(cat)).toEqual([]);
    expect(await activity(cat, ann.id)).toHaveLength(1);
    await call('social.unmute-user', { userId: bob.id }, cat.actor);
    await call('social.block-user', { userId: cat.id }, bob.actor);
    expect(await activity(cat)).toEqual([]);
    expect(await activity(cat, ann.id)).toEqual([]);
  });

  test('only a party chooses, and the setting decides for new payments', async () => {
    const { call, ann, bob, cat, pay, activity, lets, paid } = await opened();
    expect(await refusalOf(lets(cat, paid.id, 'public'))).toBe('wallets.transfer-not-found');
    for (const who of [ann, bob])
      await call('identity.update-me', { settings: { paymentAudience: 'public' } }, who.actor);
    const shared = await pay(bob, ann, 3);
    expect(shared.audience).toBe('public');
    await pay(ann, bob, 3, { audience: 'private' });
    expect((await activity(cat)).map(({ id }) => id)).toEqual([shared.id]);
  });

  test('people react to payments that they see', async () => {
    const { call, ann, bob, cat, dan, activity, lets, paid } = await opened();
    const react = (who: Person) =>
      call('posts.react-to-payment', { paymentId: paid.id, kind: 'love' }, who.actor);
    expect(await refusalOf(react(cat))).toBe('posts.payment-not-found');
    await react(bob);
    await lets(ann, paid.id, 'friends');
    await lets(bob, paid.id, 'public');
    expect(await react(cat)).toMatchObject({ reactions: { love: 2 }, myReaction: 'love' });
    expect(await activity(ann)).toMatchObject([{ reactions: { love: 2 }, myReaction: null }]);
    expect(await refusalOf(react(dan))).toBe('posts.payment-not-found');
    await call('posts.unreact-to-payment', { paymentId: paid.id }, cat.actor);
    expect(await activity(cat)).toMatchObject([{ reactions: { love: 1 }, myReaction: null }]);
  });

  test('pages have no gaps, for payments in either direction', async () => {
    const { call, ann, bob, cat, pay } = await opened();
    for (const who of [ann, bob, cat])
      await call('identity.update-me', { settings: { paymentAudience: 'public' } }, who.actor);
    for (let i = 0; i < 6; i++) await pay([ann, bob, cat][i % 3]!, [bob, cat, ann][i % 3]!, 1);
    const ids: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await call(
        'wallets.list-activity',
        { limit: 2, ...(cursor && { cursor }) } as never,
        cat.actor,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(ids).toHaveLength(6);
    expect(ids).toEqual([...ids].sort().reverse());
  });
});
