import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { RequestExpiry } from '../../../src/application/wallets/requests/expire-requests.ts';
import { countOutcomes } from '../../kit/races.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

const day = 86_400_000;
const notOpen = 'wallets.not-open';
const notFound = 'wallets.request-not-found';

async function startDesk(kind: (typeof databases)[number]) {
  const market = await startMarket(kind);
  const { call, core } = market;
  const ask = (by: Person, of: { readonly id: string }, amount: number | string = 100, more: object = {}) =>
    call(
      'wallets.request-payment',
      { fromUserId: of.id, amount: String(amount), currency: 'EUR', ...more },
      by.actor,
    );
  const answer = (by: Person, requestId: string, accept = true) =>
    call('wallets.answer-payment-request', { requestId, accept }, by.actor);
  const cancel = (by: Person, requestId: string) =>
    call('wallets.cancel-payment-request', { requestId }, by.actor);
  const remind = (by: Person, requestId: string) => call('wallets.remind-payer', { requestId }, by.actor);
  type Filter = { status?: 'open' | 'expired' | 'paid' | 'cancelled'; limit?: number; cursor?: string };
  const list = async (of: Person, direction: 'received' | 'sent', filter: Filter = {}) =>
    (await call('wallets.list-payment-requests', { direction, ...filter }, of.actor)).items;
  async function expire() {
    while (await core.get(RequestExpiry).step());
  }
  return { ...market, ask, answer, cancel, remind, list, expire };
}

describe.each(databases)('Payment requests, on %s', (kind) => {
  test('you ask someone to pay you; when they accept, you are paid and both see it', async () => {
    const { rich, ask, answer, list, balance, entries, settled, pushed } = await startDesk(kind);
    const [ann, bob] = [await rich('ann', 0), await rich('bob', 500)];
    const asked = await ask(ann, bob, 120, { note: 'pizza' });
    expect(asked).toMatchObject({
      ...{ from: { id: bob.id }, to: { id: ann.id }, amount: '120', currency: 'EUR', note: 'pizza' },
      ...{ status: 'open', transferId: null, splitId: null },
    });
    expect(await list(bob, 'received')).toEqual([asked]);
    expect(await list(ann, 'sent')).toEqual([asked]);
    expect([...(await list(ann, 'received')), ...(await list(bob, 'sent'))]).toEqual([]);
    const paid = await answer(bob, asked.id);
    expect(paid).toMatchObject({ ...asked, status: 'paid', transferId: expect.any(String) });
    expect(await list(ann, 'sent', { status: 'open' })).toEqual([]);
    expect(await list(ann, 'sent', { status: 'paid' })).toEqual([paid]);
    expect([await balance(ann), await balance(bob)]).toEqual([120, 380]);
    expect((await entries(bob))[0]).toMatchObject({
      ...{ kind: 'request', amount: '-120', note: 'pizza', transferId: paid.transferId },
      counterparty: { id: ann.id },
    });
    await settled();
    const frames = pushed.filter(({ frame }) => frame.name.startsWith('payment.'));
    expect(frames.map(({ frame, data, to }) => [frame.name, data, [...to].sort()])).toEqual([
      ['payment.requested', asked, [ann.id, bob.id].sort()],
      ['payment.answered', paid, [ann.id, bob.id].sort()],
    ]);
  });

  test('a request is paid once, however often it is accepted', async () => {
    const { rich, ask, answer, balance } = await startDesk(kind);
    const [ann, bob] = [await rich('ann', 0), await rich('bob', 500)];
    const { id } = await ask(ann, bob, 100);
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(bob, id)));
    for (const one of answers) expect(one).toEqual(answers[0]);
    expect(answers[0]!.status).toBe('paid');
    expect([await balance(ann), await balance(bob)]).toEqual([100, 400]);
    expect(await refusalOf(answer(bob, id, false))).toBe(notOpen);
  });

  test('accepted and cancelled at once, one of the two happens', async () => {
    const { rich, ask, answer, cancel, balance, list } = await startDesk(kind);
    const [ann, bob] = [await rich('ann', 0), await rich('bob', 500)];
    const { id } = await ask(ann, bob, 100);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => refusalOf(i % 2 === 0 ? cancel(ann, id) : answer(bob, id))),
    );
    expect(countOutcomes(outcomes)).toEqual({ nothing: 10, [notOpen]: 10 });
    const [request] = await list(bob, 'received');
    expect(await balance(ann)).toBe(request!.status === 'paid' ? 100 : 0);
    expect(['paid', 'cancelled']).toContain(request!.status);
  });

  test('only who was asked answers, only who asked cancels and reminds; what is over stays over', async () => {
    const { rich, ask, answer, cancel, remind, list } = await startDesk(kind);
    const [ann, bob, cat] = [await rich('ann'), await rich('bob'), await rich('cat')];
    const { id } = await ask(ann, bob);
    for (const code of await Promise.all(
      [answer(cat, id), answer(ann, id), answer(bob, randomUUID())].map((one) => refusalOf(one)),
    ))
      expect(code).toBe(notFound);
    for (const code of await Promise.all(
      [cancel(bob, id), cancel(cat, id), remind(bob, id), remind(cat, id)].map((one) => refusalOf(one)),
    ))
      expect(code).toBe(notFound);
    expect(await answer(bob, id, false)).toMatchObject({ status: 'declined' });
    expect(await answer(bob, id, false)).toMatchObject({ status: 'declined' });
    for (const code of await Promise.all(
      [answer(bob, id), cancel(ann, id), remind(ann, id)].map((one) => refusalOf(one)),
    ))
      expect(code).toBe(notOpen);
    const second = await ask(ann, bob);
    await cancel(ann, second.id);
    await cancel(ann, second.id);
    expect(await refusalOf(answer(bob, second.id))).toBe(notOpen);
    expect(await list(bob, 'received', { status: 'cancelled' })).toMatchObject([{ id: second.id }]);
  });

  test('a request that you cannot pay yet stays open', async () => {
    const { rich, grant, ask, answer, list, balance } = await startDesk(kind);
    const [ann, bob] = [await rich('ann', 0), await rich('bob', 10)];
    const { id } = await ask(ann, bob, 11);
    expect(await refusalOf(answer(bob, id))).toBe('wallets.insufficient-funds');
    expect(await list(bob, 'received', { status: 'open' })).toMatchObject([{ id }]);
    await grant(bob, 1);
    expect(await answer(bob, id)).toMatchObject({ status: 'paid' });
    expect(await balance(ann)).toBe(11);
  });

  test('asked again with the same id, it is the same request; with other terms it is refused', async () => {
    const { rich, ask, list } = await startDesk(kind);
    const [ann, bob, cat] = [await rich('ann'), await rich('bob'), await rich('cat')];
    const requestId = randomUUID();
    const asks = await Promise.all(Array.from({ length: 20 }, () => ask(ann, bob, 5, { requestId })));
    for (const one of asks) expect(one).toEqual(asks[0]);
    expect(await list(bob, 'received')).toHaveLength(1);
    for (const code of await Promise.all(
      [ask(ann, bob, 6, { requestId }), ask(ann, cat, 5, { requestId })].map((one) => refusalOf(one)),
    ))
      expect(code).toBe('wallets.id-reused');
    expect((await ask(bob, ann, 6, { requestId })).id).not.toBe(asks[0]!.id);
  });

  test('nobody asks whom they cannot reach, who does not want it, or themselves', async () => {
    const { rich, ask, call } = await startDesk(kind);
    const [ann, bob] = [await rich('ann'), await rich('bob')];
    expect(await refusalOf(ask(ann, ann))).toBe('wallets.not-yourself');
    expect(await refusalOf(ask(ann, { id: randomUUID() }))).toBe('wallets.user-not-found');
    expect(await refusalOf(ask(ann, bob, 1, { currency: 'USD' }))).toBe('request.invalid-fields /currency');
    await call('identity.update-me', { settings: { payments: 'friends' } }, bob.actor);
    expect(await refusalOf(ask(ann, bob))).toBe('wallets.not-wanted');
    await call('social.block-user', { userId: bob.id }, ann.actor);
    expect(await refusalOf(ask(ann, bob))).toBe('wallets.user-not-found');
    expect(await refusalOf(ask(bob, ann))).toBe('wallets.user-not-found');
  });

  test('you can have at most 50 open requests to one person, even with 20 calls at once', async () => {
    const { rich, ask, answer, list } = await startDesk(kind);
    const [ann, bob, cat] = [await rich('ann'), await rich('bob'), await rich('cat')];
    for (let i = 0; i < 40; i++) await ask(ann, bob, 1);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(ask(ann, bob, 1))));
    expect(countOutcomes(outcomes)).toEqual({ nothing: 10, 'wallets.too-many-open-requests': 10 });
    await ask(ann, cat, 1);
    const [newest] = await list(bob, 'received');
    await answer(bob, newest!.id, false);
    await ask(ann, bob, 1);
  });

  test('you can remind someone once a day; earlier attempts say how long to wait', async () => {
    const { rich, ask, remind, answer, clock, call } = await startDesk(kind);
    const [ann, bob] = [await rich('ann'), await rich('bob')];
    const { id } = await ask(ann, bob);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(remind(ann, id))));
    expect(countOutcomes(outcomes)).toEqual({ nothing: 1, 'wallets.reminded-already': 19 });
    clock.at += day - 1500;
    const early = await remind(ann, id).catch((error) => error);
    expect(early).toMatchObject({ kind: 'too-many', details: { retryAfterSeconds: 2 } });
    clock.at += 1500;
    await remind(ann, id);
    clock.at += day;
    await call('identity.update-me', { settings: { payments: 'nobody' } }, bob.actor);
    expect(await refusalOf(remind(ann, id))).toBe('wallets.not-wanted');
    await answer(bob, id);
    clock.at += day;
    expect(await refusalOf(remind(ann, id))).toBe(notOpen);
  });

  test('after 30 days a request has expired, at once for everyone', async () => {
    const { rich, ask, answer, cancel, remind, clock, list, expire, balance, settled, pushed } =
      await startDesk(kind);
    const [ann, bob] = [await rich('ann', 0), await rich('bob')];
    const { id } = await ask(ann, bob);
    clock.at += 30 * day - 1;
    expect(await list(bob, 'received', { status: 'open' })).toHaveLength(1);
    const young = await ask(ann, bob);
    clock.at += 1;
    const seen = async () => {
      expect(await list(bob, 'received', { status: 'open' })).toMatchObject([{ id: young.id }]);
      expect(await list(bob, 'received', { status: 'expired' })).toMatchObject([{ id }]);
      expect((await list(ann, 'sent')).map(({ status }) => status)).toEqual(['open', 'expired']);
      for (const code of await Promise.all(
        [answer(bob, id), answer(bob, id, false), cancel(ann, id), remind(ann, id)].map((one) =>
          refusalOf(one),
        ),
      ))
        expect(code).toBe(notOpen);
    };
    await seen();
    await Promise.all([expire(), expire()]);
    await seen();
    expect(await balance(ann)).toBe(0);
    await settled();
    const answered = pushed.filter(({ frame }) => frame.name === 'payment.answered');
    expect(answered.map(({ data }) => data)).toMatchObject([{ id, status: 'expired' }]);
  });

  test('a block ends the requests of the two, which then neither sees nor answers', async () => {
    const { rich, ask, answer, cancel, list, call, settled, pushed } = await startDesk(kind);
    const [ann, bob, cat] = [await rich('ann'), await rich('bob'), await rich('cat')];
    const [mine, theirs, other] = [await ask(ann, bob), await ask(bob, ann), await ask(ann, cat)];
    await settled();
    pushed.length = 0;
    await call('social.block-user', { userId: ann.id }, bob.actor);
    expect(await refusalOf(answer(bob, mine.id))).toBe(notFound);
    expect(await refusalOf(answer(bob, mine.id, false))).toBe(notFound);
    await settled();
    expect(pushed.filter(({ frame }) => frame.name.startsWith('payment.'))).toEqual([]);
    expect(await list(ann, 'sent')).toMatchObject([{ id: other.id, status: 'open' }]);
    expect([...(await list(bob, 'sent')), ...(await list(bob, 'received'))]).toEqual([]);
    await cancel(ann, mine.id);
    await call('social.unblock-user', { userId: ann.id }, bob.actor);
    expect(await refusalOf(answer(bob, mine.id))).toBe(notOpen);
    expect((await list(ann, 'received', { status: 'cancelled' })).map(({ id }) => id)).toEqual([theirs.id]);
  });

  test('requests come in pages, newest first', async () => {
    const { rich, ask, call } = await startDesk(kind);
    const [ann, bob] = [await rich('ann'), await rich('bob')];
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await ask(ann, bob)).id);
    const page = (input: object) => call('wallets.list-payment-requests', { limit: 3, ...input }, bob.actor);
    for (const filter of [{}, { status: 'open' }]) {
      const first = await page(filter);
      const second = await page({ ...filter, cursor: first.nextCursor! });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
      expect(second.nextCursor).toBe(null);
    }
  });
});

describe.each(databases)('Splits, on %s', (kind) => {
  async function startTable() {
    const desk = await startDesk(kind);
    const people = await Promise.all(['bob', 'cat', 'dan'].map((name) => desk.rich(name)));
    const ann = await desk.rich('ann', 0);
    const split = (shares: readonly object[], more: object = {}) =>
      desk.call(
        'wallets.split-payment',
        { splitId: randomUUID(), amount: '100', currency: 'EUR', note: 'dinner', shares, ...more } as never,
        ann.actor,
      );
    const all = people.map(({ id }) => ({ userId: id }));
    return { ...desk, ann, people, split, all };
  }

  test('an amount is shared equally, and the first pay what is left over', async () => {
    const { people, split, all, ann, answer, balance } = await startTable();
    const splitId = randomUUID();
    const { items } = await split(all, { splitId });
    expect(
      items.map(({ from, to, amount, note, splitId }) => [from.id, to.id, amount, note, splitId]),
    ).toEqual(people.map(({ id }, i) => [id, ann.id, i === 0 ? '34' : '33', 'dinner', splitId]));
    for (const [i, one] of people.entries()) await answer(one, items[i]!.id);
    expect(await balance(ann)).toBe(100);
  });

  test('shares can have amounts of their own, which add up to the whole', async () => {
    const { split, all } = await startTable();
    const of = (...amounts: (string | undefined)[]) =>
      all.map((one, i) => ({ ...one, ...(amounts[i] !== undefined && { amount: amounts[i] }) }));
    const { items } = await split(of('50', '49', '1'));
    expect(items.map(({ amount }) => amount)).toEqual(['50', '49', '1']);
    const invalid = (path: string) => `request.invalid-fields ${path}`;
    expect(await refusalOf(split(of('50', '49', '2')))).toBe(invalid('/shares'));
    expect(await refusalOf(split(of('50', '50')))).toBe(invalid('/shares'));
    expect(await refusalOf(split(of('100', '0', '0')))).toMatch(invalid('/shares/1/amount'));
    expect(await refusalOf(split(all, { amount: '2' }))).toBe(invalid('/amount'));
    expect(await refusalOf(split([...all, all[0]!]))).toBe(invalid('/shares/3/userId'));
    expect(await refusalOf(split([]))).toBe(invalid('/shares'));
    const many = Array.from({ length: 51 }, () => ({ userId: randomUUID() }));
    expect(await refusalOf(split(many))).toBe(invalid('/shares'));
  });

  test('when one person cannot be asked, nobody is', async () => {
    const { ann, people, split, all, list, call } = await startTable();
    await call('identity.update-me', { settings: { payments: 'nobody' } }, people[2]!.actor);
    expect(await refusalOf(split(all))).toBe('wallets.not-wanted');
    expect(await refusalOf(split([...all.slice(0, 2), { userId: ann.id }]))).toBe('wallets.not-yourself');
    expect(await refusalOf(split([...all.slice(0, 2), { userId: randomUUID() }]))).toBe(
      'wallets.user-not-found',
    );
    expect(await list(ann, 'sent')).toEqual([]);
    expect(await list(people[0]!, 'received')).toEqual([]);
  });

  test('a split sent again is the same split; with other shares it is refused', async () => {
    const { split, all, list, ann } = await startTable();
    const splitId = randomUUID();
    const made = await Promise.all(Array.from({ length: 20 }, () => split(all, { splitId })));
    for (const one of made) expect(one).toEqual(made[0]);
    expect(await list(ann, 'sent')).toHaveLength(3);
    const others = [
      split(all.slice(0, 2), { splitId }),
      split(all, { splitId, amount: '101' }),
      split([...all].reverse(), { splitId }),
    ];
    for (const code of await Promise.all(others.map((one) => refusalOf(one))))
      expect(code).toBe('wallets.id-reused');
    expect(await list(ann, 'sent')).toHaveLength(3);
  });
});
