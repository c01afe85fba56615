import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

describe.each(databases)('Ids that people make, on %s', (kind) => {
  test('both parties can name a hold or a request by the id that its maker gave it; nobody else can', async () => {
    const { call, rich, balance } = await startMarket(kind);
    const [ann, bob, cat] = [await rich('ann', 100), await rich('bob', 0), await rich('cat', 0)];
    const [holdId, requestId, other] = [randomUUID(), randomUUID(), randomUUID()];
    const sum = { amount: '10', currency: 'EUR' };
    const { id } = await call('wallets.place-hold', { holdId, toUserId: bob.id, ...sum }, ann.actor);
    expect(await refusalOf(call('wallets.capture-hold', { holdId }, cat.actor))).toBe(
      'wallets.hold-not-found',
    );
    expect(await call('wallets.capture-hold', { holdId }, bob.actor)).toMatchObject({
      id,
      status: 'captured',
    });
    const ask = { fromUserId: ann.id, ...sum };
    await call('wallets.request-payment', { requestId, ...ask }, bob.actor);
    await call('wallets.request-payment', { requestId: other, ...ask }, bob.actor);
    const answer = (who: typeof ann) =>
      call('wallets.answer-payment-request', { requestId, accept: true }, who.actor);
    expect(await refusalOf(answer(cat))).toBe('wallets.request-not-found');
    expect(await answer(ann)).toMatchObject({ status: 'paid' });
    await call('wallets.cancel-payment-request', { requestId: other }, bob.actor);
    // The same id, made by someone else, is another thing.
    await call('wallets.request-payment', { requestId, fromUserId: bob.id, ...sum }, cat.actor);
    expect(await refusalOf(call('wallets.cancel-payment-request', { requestId }, bob.actor))).toBe(
      'wallets.not-open',
    );
    expect(await balance(bob)).toBe(20);
  });
});
