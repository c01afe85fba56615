import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HoldExpiry } from '../../../src/application/wallets/holds/expire-holds.ts';
import { Accounts } from '../../../src/application/wallets/ledger/ports.ts';
import { countOutcomes } from '../../kit/races.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

const day = 86_400_000;
const notOpen = 'wallets.not-open';
const notFound = 'wallets.hold-not-found';

async function startCounter(kind: (typeof databases)[number], environment?: Record<string, string>) {
  const market = await startMarket(kind, environment);
  const { call, core, wallet, service } = market;
  const place = (by: Person, to: { readonly id: string }, amount: number, more: object = {}) =>
    call(
      'wallets.place-hold',
      { holdId: randomUUID(), toUserId: to.id, amount: String(amount), currency: 'EUR', ...more },
      by.actor,
    );
  const capture = (by: Person, holdId: string, amount?: number) =>
    call(
      'wallets.capture-hold',
      { holdId, ...(amount !== undefined && { amount: String(amount) }) },
      by.actor,
    );
  const giveBack = (by: Person, holdId: string) => call('wallets.void-hold', { holdId }, by.actor);
  const giveBackAsAdmin = (holdId: string) => call('wallets.void-hold', { holdId }, service);
  const list = async (of: Person, input: object = {}) =>
    (await call('wallets.list-holds', input, of.actor)).items;
  /** What one can spend, and what is on hold. */
  async function purse(of: Person) {
    const [{ available, held } = { available: '', held: '' }] = (await wallet(of)).balances;
    return [Number(available), Number(held)];
  }
  async function expire() {
    while (await core.get(HoldExpiry).step());
  }
  return { ...market, place, capture, giveBack, giveBackAsAdmin, list, purse, expire };
}

describe.each(databases)('Holds, on %s', (kind) => {
  test('what you set aside for someone you cannot spend; they take a part, and the rest returns', async () => {
    const { rich, place, capture, list, purse, entries, pay } = await startCounter(kind);
    const [ann, bob] = [await rich('ann', 1000), await rich('bob', 0)];
    const held = await place(ann, bob, 800, { note: 'deposit' });
    expect(held).toMatchObject({
      ...{ from: { id: ann.id }, to: { id: bob.id }, amount: '800', captured: '0', currency: 'EUR' },
      ...{ note: 'deposit', status: 'open' },
    });
    expect(Date.parse(held.endsAt) - Date.parse(held.createdAt)).toBe(7 * day);
    expect([await purse(ann), await purse(bob)]).toEqual([
      [200, 800],
      [0, 0],
    ]);
    expect(await refusalOf(pay(ann, bob, 201))).toBe('wallets.insufficient-funds');
    const captured = await capture(bob, held.id, 500);
    expect(captured).toEqual({ ...held, captured: '500', status: 'captured' });
    expect([await purse(ann), await purse(bob)]).toEqual([
      [500, 0],
      [500, 0],
    ]);
    expect((await entries(ann)).slice(0, 2)).toMatchObject([
      { kind: 'release', amount: '300', balanceAfter: '500', counterparty: { id: bob.id } },
      { kind: 'hold', amount: '-800', balanceAfter: '200', counterparty: { id: bob.id }, note: 'deposit' },
    ]);
    expect(await entries(bob)).toMatchObject([
      { kind: 'capture', amount: '500', counterparty: { id: ann.id } },
    ]);
    for (const filter of [{}, { direction: 'sent' }, { direction: 'sent', status: 'captured' }])
      expect(await list(ann, filter)).toEqual([captured]);
    for (const filter of [{ direction: 'received' }, { status: 'open' }])
      expect(await list(ann, filter)).toEqual([]);
    expect(await list(bob, { direction: 'received' })).toEqual([captured]);
  });

  test('of 20 captures at once one succeeds, and it cannot be voided any more', async () => {
    const { rich, place, capture, giveBack, purse } = await startCounter(kind);
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 0)];
    const { id } = await place(ann, bob, 60);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(capture(bob, id))));
    expect(countOutcomes(outcomes)).toEqual({ nothing: 1, [notOpen]: 19 });
    expect(await refusalOf(giveBack(bob, id))).toBe(notOpen);
    expect([await purse(ann), await purse(bob)]).toEqual([
      [40, 0],
      [60, 0],
    ]);
  });

  test('captured and voided at once, one of the two happens', async () => {
    const { rich, place, capture, giveBack, giveBackAsAdmin, purse, list } = await startCounter(kind);
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 0)];
    const { id } = await place(ann, bob, 60);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        refusalOf([() => capture(bob, id), () => giveBack(bob, id), () => giveBackAsAdmin(id)][i % 3]!()),
      ),
    );
    expect(countOutcomes(outcomes)).toEqual({ nothing: 1, [notOpen]: 19 });
    const [hold] = await list(ann);
    const taken = hold!.status === 'captured' ? 60 : 0;
    expect([await purse(ann), await purse(bob)]).toEqual([
      [100 - taken, 0],
      [taken, 0],
    ]);
  });

  test('only the payee takes it, the payee or an admin gives it back, and others do not find it', async () => {
    const { rich, place, capture, giveBack, giveBackAsAdmin, purse, list } = await startCounter(kind);
    const [ann, bob, cat] = [await rich('ann', 100), await rich('bob', 0), await rich('cat', 0)];
    const { id } = await place(ann, bob, 60);
    for (const code of await Promise.all(
      [capture(cat, id), giveBack(cat, id), capture(bob, randomUUID())].map((one) => refusalOf(one)),
    ))
      expect(code).toBe(notFound);
    for (const code of await Promise.all([capture(ann, id), giveBack(ann, id)].map((one) => refusalOf(one))))
      expect(code).toBe('wallets.not-the-payee');
    expect(await refusalOf(capture(bob, id, 61))).toBe('wallets.limit-exceeded');
    expect(await list(cat)).toEqual([]);
    expect(await giveBack(bob, id)).toMatchObject({ status: 'voided', captured: '0' });
    expect(await purse(ann)).toEqual([100, 0]);
    expect(await refusalOf(capture(bob, id))).toBe(notOpen);
    const second = await place(ann, bob, 60);
    expect(await giveBackAsAdmin(second.id)).toMatchObject({ status: 'voided' });
    expect(await purse(ann)).toEqual([100, 0]);
  });

  test('placed again with the same id, it is the same hold; with other terms it is refused', async () => {
    const { rich, place, pay, purse } = await startCounter(kind);
    const [ann, bob, cat] = [await rich('ann', 1000), await rich('bob', 0), await rich('cat', 0)];
    const holdId = randomUUID();
    const placed = await Promise.all(Array.from({ length: 20 }, () => place(ann, bob, 60, { holdId })));
    for (const one of placed) expect(one).toEqual(placed[0]);
    expect(await purse(ann)).toEqual([940, 60]);
    const reused = 'wallets.id-reused';
    for (const code of await Promise.all(
      [place(ann, bob, 61, { holdId }), place(ann, cat, 60, { holdId })].map((one) => refusalOf(one)),
    ))
      expect(code).toBe(reused);
    expect(await refusalOf(pay(ann, bob, 60, { transferId: holdId }))).toBe(reused);
    const transferId = randomUUID();
    await pay(ann, bob, 60, { transferId });
    expect(await refusalOf(place(ann, bob, 60, { holdId: transferId }))).toBe(reused);
  });

  test('what is refused to a payment is refused to a hold', async () => {
    const { rich, place, call, pay } = await startCounter(kind, { WALLET_LIMITS: '100,150,200' });
    const [ann, bob] = [await rich('ann', 1000), await rich('bob', 0)];
    expect(await refusalOf(place(ann, ann, 1))).toBe('wallets.not-yourself');
    expect(await refusalOf(place(ann, { id: randomUUID() }, 1))).toBe('wallets.user-not-found');
    expect(await refusalOf(place(ann, bob, 101))).toBe('wallets.limit-exceeded');
    await place(ann, bob, 100);
    expect(await refusalOf(pay(ann, bob, 51))).toBe('wallets.limit-exceeded');
    expect(await refusalOf(place(bob, ann, 1))).toBe('wallets.insufficient-funds');
    for (const days of [0, 31])
      expect(await refusalOf(place(ann, bob, 1, { days }))).toBe('request.invalid-fields /days');
    await call('identity.update-me', { settings: { payments: 'nobody' } }, bob.actor);
    expect(await refusalOf(place(ann, bob, 1))).toBe('wallets.not-wanted');
    await call('social.block-user', { userId: ann.id }, bob.actor);
    expect(await refusalOf(place(ann, bob, 1))).toBe('wallets.user-not-found');
  });

  test('a hold that the payee has no room for stays open', async () => {
    const { rich, place, capture, purse } = await startCounter(kind, { WALLET_LIMITS: '100,1000,100' });
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 50)];
    const { id } = await place(ann, bob, 60);
    expect(await refusalOf(capture(bob, id))).toBe('wallets.limit-exceeded');
    expect(await purse(ann)).toEqual([40, 60]);
    expect(await capture(bob, id, 50)).toMatchObject({ captured: '50', status: 'captured' });
  });

  test('what nobody takes in time returns once, and cannot be taken any more', async () => {
    const { rich, place, capture, giveBack, clock, purse, expire, list, entries } = await startCounter(kind);
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 0)];
    const [short, long] = [await place(ann, bob, 10, { days: 1 }), await place(ann, bob, 20, { days: 30 })];
    clock.at += day - 1;
    await expire();
    expect(await purse(ann)).toEqual([70, 30]);
    clock.at += 1;
    for (const code of await Promise.all(
      [capture(bob, short.id), giveBack(bob, short.id)].map((one) => refusalOf(one)),
    ))
      expect(code).toBe(notOpen);
    expect(await list(bob, { status: 'expired' })).toMatchObject([{ id: short.id }]);
    expect(await list(bob, { status: 'open' })).toMatchObject([{ id: long.id }]);
    await Promise.all([expire(), expire(), expire()]);
    expect(await purse(ann)).toEqual([80, 20]);
    expect((await entries(ann)).filter((one) => one.kind === 'release')).toHaveLength(1);
    expect(await list(ann, { status: 'expired' })).toMatchObject([{ id: short.id, status: 'expired' }]);
  });

  test('holds come in pages, newest first, those from you among those for you', async () => {
    const { rich, place, call } = await startCounter(kind);
    const [ann, bob] = [await rich('ann'), await rich('bob')];
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await (i % 2 ? place(ann, bob, 1) : place(bob, ann, 1))).id);
    const page = (input: object) => call('wallets.list-holds', { limit: 3, ...input }, bob.actor);
    const first = await page({});
    const second = await page({ cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBe(null);
  });

  test('when an account is deleted, holds to and from it return, and its requests end', async () => {
    const { rich, place, purse, list, call, core, settled, answerOf } = await withRequests(kind);
    const [ann, bob, cat] = [await rich('ann', 100), await rich('bob', 100), await rich('cat', 100)];
    await place(ann, bob, 10, { note: 'from ann' });
    await place(bob, ann, 20, { note: 'from bob' });
    await place(bob, cat, 40);
    const ask = (by: Person, of: Person) =>
      call(
        'wallets.request-payment',
        { fromUserId: of.id, amount: '1', currency: 'EUR', note: 'mine' },
        by.actor,
      );
    const [sent, received] = [await ask(ann, bob), await ask(bob, ann)];
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    expect(await refusalOf(answerOf(bob, sent.id))).toBe('wallets.request-not-found');
    await settled();
    expect(await purse(bob)).toEqual([60, 40]);
    const accounts = await core.get(Accounts).of(ann.id);
    const left = accounts.map(({ kind, balance }) => [kind, balance] as const);
    expect(new Map(left)).toEqual(
      new Map([
        ['main', 0],
        ['held', 0],
        ['unclaimed', 100],
        ['owed', 0],
      ]),
    );
    expect((await list(bob)).map(({ status, note }) => [status, note])).toEqual([
      ['open', ''],
      ['voided', 'from bob'],
      ['voided', ''],
    ]);
    const requests = async (direction: 'received' | 'sent') =>
      (await call('wallets.list-payment-requests', { direction }, bob.actor)).items;
    expect(await requests('received')).toMatchObject([{ id: sent.id, status: 'cancelled', note: '' }]);
    expect(await requests('sent')).toMatchObject([{ id: received.id, status: 'cancelled', note: 'mine' }]);
  });
});

async function withRequests(kind: (typeof databases)[number]) {
  const counter = await startCounter(kind);
  const answerOf = (by: Person, requestId: string) =>
    counter.call('wallets.answer-payment-request', { requestId, accept: true }, by.actor);
  return { ...counter, answerOf };
}
