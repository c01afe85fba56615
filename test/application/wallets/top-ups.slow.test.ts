import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases, refusalOf } from '../../kit/world.ts';
import { startBank } from './bank.ts';
import { startMarket } from './stage.ts';

const balances = sql<{ userId: string }, { kind: string; balance: number }>(
  'select kind, balance from wallet_accounts where owner_id = :userId',
);
const badSignature = 'wallets.bad-signature';

describe.each(databases)('Top-ups by a payment provider, on %s', (kind) => {
  test('what somebody pays at the provider is in the wallet once the provider confirms', async () => {
    const { person, start, sessionOf, books, told, statusOf, balance, entries } = await startBank(kind);
    const ann = await person('ann');
    const topUpId = randomUUID();
    const started = await start(ann, 2_500, topUpId);
    expect(started).toMatchObject({ topUpId, status: 'started', amount: '2500', currency: 'EUR' });
    expect(started.checkoutUrl).toMatch(/^https:/);
    expect(await balance(ann)).toBe(0);
    await told('checkout.session.completed', books.pay(sessionOf(started)));
    expect(await statusOf(ann, started)).toBe('paid');
    expect(await balance(ann)).toBe(2_500);
    expect(await entries(ann)).toMatchObject([{ kind: 'top-up', amount: '2500', counterparty: null }]);
  });

  test('started again with the same id, it is the same top-up with the same page; with another amount it is refused', async () => {
    const { person, start, books } = await startBank(kind);
    const ann = await person('ann');
    const topUpId = randomUUID();
    const atOnce = await Promise.all(Array.from({ length: 4 }, () => start(ann, 2_500, topUpId)));
    for (const one of atOnce) expect(one).toEqual(atOnce[0]);
    const opened = books.sessions.size;
    expect(await start(ann, 2_500, topUpId)).toEqual(atOnce[0]);
    expect(books.sessions.size).toBe(opened);
    expect(await refusalOf(start(ann, 2_600, topUpId))).toBe('wallets.id-reused');
  });

  test('only its owner sees a top-up, by either of its ids', async () => {
    const { person, start, call } = await startBank(kind);
    const [ann, bob] = [await person('ann'), await person('bob')];
    const { id, topUpId } = await start(ann);
    const listed = async (of: typeof ann) =>
      (await call('wallets.list-top-ups', {}, of.actor)).items.map((one) => one.id);
    expect([await listed(ann), await listed(bob)]).toEqual([[id], []]);
    for (const one of [id, topUpId]) {
      expect(await call('wallets.get-top-up', { topUpId: one }, ann.actor)).toMatchObject({ id });
      expect(await refusalOf(call('wallets.get-top-up', { topUpId: one }, bob.actor))).toBe(
        'wallets.top-up-not-found',
      );
    }
  });

  test('a webhook that comes twice, and others about the same payment, credit once', async () => {
    const { person, start, sessionOf, books, send, told, balance } = await startBank(kind);
    const ann = await person('ann');
    const session = books.pay(sessionOf(await start(ann)));
    const intent = books.intents.get(session.payment_intent!)!;
    await Promise.all([
      send('checkout.session.completed', session, { id: 'evt_1' }),
      send('checkout.session.completed', session, { id: 'evt_1' }),
      send('payment_intent.succeeded', intent, { id: 'evt_2' }),
      send('charge.succeeded', books.chargeOf(intent.id), { id: 'evt_3' }),
    ]);
    await told('checkout.session.completed', session, { id: 'evt_1' });
    expect(await balance(ann)).toBe(2_500);
  });

  test('webhooks out of order leave what the provider says now', async () => {
    const { person, start, sessionOf, books, told, balance, statusOf } = await startBank(kind);
    const ann = await person('ann');
    const started = await start(ann);
    const open = books.sessions.get(sessionOf(started))!;
    const paid = books.pay(open.id);
    const dispute = books.dispute(open.id);
    await told('charge.dispute.created', dispute);
    await told('checkout.session.completed', paid);
    await told('checkout.session.expired', { ...open, status: 'expired' });
    expect(await statusOf(ann, started)).toBe('disputed');
    expect(await balance(ann)).toBe(0);
  });

  test('a webhook that got lost is made up for: a job asks the provider', async () => {
    const { person, start, sessionOf, books, later, balance, statusOf, stripe } = await startBank(kind);
    const ann = await person('ann');
    const [paid, left] = [await start(ann), await start(ann)];
    await later(1);
    const asked = stripe.requests.length;
    books.pay(sessionOf(paid));
    books.expire(sessionOf(left));
    await later(2);
    expect(stripe.requests.length).toBeGreaterThan(asked);
    expect(await balance(ann)).toBe(2_500);
    expect([await statusOf(ann, paid), await statusOf(ann, left)]).toEqual(['paid', 'expired']);
  });

  test('a webhook with a forged, changed, missing or old signature is refused, and nothing is stored', async () => {
    const { person, start, sessionOf, books, send, call, clock, waiting, balance } = await startBank(kind);
    const ann = await person('ann');
    const session = books.pay(sessionOf(await start(ann)));
    const event = ['checkout.session.completed', session] as const;
    expect(await refusalOf(send(...event, { secret: 'whsec_guessed' }))).toBe(badSignature);
    expect(await refusalOf(send(...event, { at: clock.now() - 302_000 }))).toBe(badSignature);
    const raw = { body: Buffer.from('{}'), signature: undefined };
    const unsigned = call('wallets.receive-provider-event', {}, null, { wire: 'http', raw });
    expect(await refusalOf(unsigned)).toBe(badSignature);
    expect(await waiting()).toEqual([]);
    expect(await balance(ann)).toBe(0);
  });

  test('with a leaked webhook secret nobody gets money: the provider is asked, not believed by hearsay', async () => {
    const { person, start, sessionOf, books, told, balance, statusOf } = await startBank(kind);
    const ann = await person('ann');
    const started = await start(ann);
    const open = books.sessions.get(sessionOf(started))!;
    await told('checkout.session.completed', { ...open, status: 'complete', payment_status: 'paid' });
    expect([await statusOf(ann, started), await balance(ann)]).toEqual(['started', 0]);
  });

  test('what fails between storing an event and crediting is repeated, and credits once', async () => {
    const {
      person,
      start,
      sessionOf,
      books,
      send,
      settled,
      stripe,
      balance,
      waiting,
      clock,
      core,
      call,
      service,
    } = await startBank(kind);
    const ann = await person('ann');
    const session = books.pay(sessionOf(await start(ann)));
    stripe.isDown = true;
    await send('checkout.session.completed', session, { id: 'evt_1' });
    await core.relay.drain();
    expect(await balance(ann)).toBe(0);
    clock.at += 11 * 60_000;
    expect(await call('wallets.audit-ledger', {}, service)).toMatchObject({
      unmatchedEvents: [{ id: 'evt_1', provider: 'stripe', type: 'checkout.session.completed' }],
    });
    stripe.isDown = false;
    await settled();
    expect(await balance(ann)).toBe(2_500);
    expect(await waiting()).toEqual([]);
  });

  test('what is disputed after it was spent is owed, and the next top-up pays it back', async () => {
    const { person, topUp, pay, books, told, balance, statusOf, call, service } = await startBank(kind);
    const [ann, bob] = [await person('ann'), await person('bob')];
    const first = await topUp(ann, 2_500);
    await pay(ann, bob, 2_000);
    await told('charge.dispute.created', books.dispute(first.session));
    expect([await balance(ann), await balance(bob)]).toEqual([0, 2_000]);
    expect(await statusOf(ann, first)).toBe('disputed');
    await topUp(ann, 3_000);
    expect(await balance(ann)).toBe(1_000);
    expect(await call('wallets.audit-ledger', {}, service)).toMatchObject({
      totals: [{ currency: 'EUR', total: '0' }],
      brokenChains: [],
      unbalancedTransfers: [],
      unmatchedEvents: [],
    });
  });

  test('a dispute that we win gives the money back', async () => {
    const { person, topUp, books, told, balance, statusOf } = await startBank(kind);
    const ann = await person('ann');
    const one = await topUp(ann);
    const dispute = books.dispute(one.session, 1_000);
    await told('charge.dispute.created', dispute);
    await told('charge.dispute.created', dispute);
    expect(await balance(ann)).toBe(1_500);
    await told('charge.dispute.closed', books.decideDispute(dispute.id, 'won'));
    expect([await balance(ann), await statusOf(ann, one)]).toEqual([2_500, 'paid']);
  });

  test('what is confirmed after the account was deleted goes to the service', async () => {
    const { person, start, sessionOf, books, told, database, call, settled } = await startBank(kind);
    const ann = await person('ann');
    const session = sessionOf(await start(ann, 2_500));
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    await settled();
    await told('checkout.session.completed', books.pay(session));
    const kept = await database.rows(balances, { userId: ann.id });
    expect(kept.filter(({ balance }) => balance !== 0)).toEqual([{ kind: 'unclaimed', balance: 2_500 }]);
  });

  test('an admin cannot settle what the provider settles', async () => {
    const { person, start, call, service, balance } = await startBank(kind);
    const ann = await person('ann');
    const { id } = await start(ann);
    const settling = call('wallets.settle-top-up', { topUpId: id, paid: true }, service);
    expect(await refusalOf(settling)).toBe('wallets.settled-by-provider');
    expect(await balance(ann)).toBe(0);
  });

  test("what the provider's records have and the books lack is credited, and told to operators", async () => {
    const lines: Record<string, unknown>[] = [];
    const logger = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) });
    const { person, start, sessionOf, books, topUp, compare, balance } = await startBank(kind, logger);
    const ann = await person('ann');
    await topUp(ann, 1_000);
    const { id, ...missed } = await start(ann, 2_500);
    books.pay(sessionOf(missed));
    const metadata = { layers_key: 'of no top-up' };
    const other = { amount: 900, currency: 'eur', reference: null, metadata, intentMetadata: metadata };
    books.pay(books.openSession(other).id);
    await compare();
    expect(await balance(ann)).toBe(3_500);
    const sums = { received: { EUR: 4_400 }, booked: { EUR: 3_500 } };
    expect(lines.filter(({ msg }) => /payments/.test(String(msg)))).toMatchObject([
      { level: 30, ...sums },
      { level: 40, topUps: [id] },
      { level: 50, keys: ['of no top-up'] },
    ]);
    await compare();
    expect(await balance(ann)).toBe(3_500);
  });

  test('an event of a kind that nobody follows is stored and done', async () => {
    const { told, waiting } = await startBank(kind);
    await told('customer.created', { id: 'cus_1', object: 'customer' });
    expect(await waiting()).toEqual([]);
  });
});

describe.each(databases)('Top-ups that an admin settles, on %s', (kind) => {
  const startAt = async () => {
    const market = await startMarket(kind);
    const { call, person, service } = market;
    const ann = await person('ann');
    const { id, checkoutUrl } = await call(
      'wallets.start-top-up',
      { amount: '700', currency: 'EUR' },
      ann.actor,
    );
    const settle = (paid: boolean) => call('wallets.settle-top-up', { topUpId: id, paid }, service);
    return { ...market, ann, id, checkoutUrl, settle };
  };

  test('settled twice at once, it is credited once', async () => {
    const { ann, checkoutUrl, settle, balance } = await startAt();
    expect(checkoutUrl).toBeNull();
    const settled = await Promise.all([settle(true), settle(true), settle(true)]);
    expect(settled).toMatchObject([{ status: 'paid' }, { status: 'paid' }, { status: 'paid' }]);
    expect(await balance(ann)).toBe(700);
    expect(await refusalOf(settle(false))).toBe('wallets.not-open');
    expect(await balance(ann)).toBe(700);
  });

  test('one that was not paid has failed, and cannot be paid any more', async () => {
    const { ann, settle, balance } = await startAt();
    expect(await settle(false)).toMatchObject({ status: 'failed' });
    expect(await refusalOf(settle(true))).toBe('wallets.not-open');
    expect(await balance(ann)).toBe(0);
  });

  test('events are refused: nobody can have sent them', async () => {
    const { call } = await startAt();
    const raw = { body: Buffer.from('{}'), signature: 't=1,v1=00' };
    const sent = call('wallets.receive-provider-event', {}, null, { wire: 'http', raw });
    expect(await refusalOf(sent)).toBe(badSignature);
    expect(await refusalOf(call('wallets.receive-provider-event', {}))).toBe('wallets.use-http');
  });

  test('a currency that the service does not have is refused', async () => {
    const { call, ann } = await startAt();
    const starting = call('wallets.start-top-up', { amount: '700', currency: 'USD' }, ann.actor);
    expect(await refusalOf(starting)).toBe('request.invalid-fields /currency');
  });
});
