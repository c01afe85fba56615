import { randomUUID } from 'node:crypto';
import { mark, type People, type Town } from './town.ts';

/** Someone with a row for each way in which a request or a hold ends. */
export async function havePayments({ call, admin }: Town, { zoe, bob }: People) {
  const sum = { amount: '10', currency: 'EUR', note: mark } as const;
  const funds = { amount: '1000', currency: 'EUR', transferId: randomUUID() };
  const service = { ...zoe.actor, role: admin.actor.role };
  await call('wallets.grant-credits', { userId: zoe.id, ...funds }, service);
  const splitId = randomUUID();
  const split = { splitId, ...sum, shares: [{ userId: bob.id }] };
  const { items } = await call('wallets.split-payment', split, zoe.actor);
  await call('wallets.remind-payer', { requestId: items[0]!.id }, zoe.actor);
  const { id: requestId } = await call(
    'wallets.request-payment',
    { fromUserId: zoe.id, ...sum, note: 'theirs' },
    bob.actor,
  );
  await call('wallets.answer-payment-request', { requestId, accept: true }, zoe.actor);
  const held = { holdId: randomUUID(), toUserId: bob.id, ...sum, note: 'deposit' };
  const { id: holdId } = await call('wallets.place-hold', held, zoe.actor);
  await call('wallets.capture-hold', { holdId, amount: '4' }, bob.actor);
  await call('wallets.place-hold', { ...held, holdId: randomUUID() }, zoe.actor);
}
