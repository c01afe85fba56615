import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

describe.each(databases)('Admins and wallets, on %s', (kind) => {
  test('a frozen wallet pays nobody; frozen for all, nobody pays it; released, all is as before', async () => {
    const { call, service, rich, pay, wallet, grant, balance } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 100)];
    const freeze = (frozen: 'out' | 'all' | null) =>
      call('wallets.freeze-wallet', { userId: ann.id, frozen, reason: 'a report' }, service);
    const frozen = 'wallets.frozen';
    const paid = await pay(bob, ann, 10);
    expect(await freeze('out')).toMatchObject({ frozen: 'out' });
    expect((await wallet(ann)).frozen).toBe('out');
    expect(await refusalOf(pay(ann, bob, 1))).toBe(frozen);
    await pay(bob, ann, 1);
    await freeze('all');
    expect(await refusalOf(pay(bob, ann, 1))).toBe(frozen);
    // The service's own still arrives, and an admin gives back what was paid.
    await grant(ann, 5);
    const refund = { id: paid.id, refundId: randomUUID() };
    expect(await refusalOf(call('wallets.refund-transfer', refund, ann.actor))).toBe(frozen);
    await call('wallets.refund-transfer', refund, service);
    expect(await balance(ann)).toBe(106);
    await freeze(null);
    await pay(ann, bob, 1);
    expect(
      await refusalOf(
        call('wallets.freeze-wallet', { userId: ann.id, frozen: 'all', reason: 'x' }, ann.actor),
      ),
    ).toBe('request.not-allowed');
  });

  test('an admin reads the wallet of one person, and nobody else does', async () => {
    const { call, service, rich, pay } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 0)];
    await pay(ann, bob, 30);
    await call('wallets.freeze-wallet', { userId: ann.id, frozen: 'out', reason: 'a report' }, service);
    const of = (userId: string, actor: Parameters<typeof call>[2]) =>
      call('wallets.get-wallet-of', { userId }, actor);
    expect(await of(ann.id, service)).toEqual(await call('wallets.get-wallet', {}, ann.actor));
    expect(await of(ann.id, service)).toMatchObject({
      frozen: 'out',
      balances: [{ currency: 'EUR', available: '70' }],
    });
    expect(await refusalOf(of(bob.id, ann.actor))).toBe('request.not-allowed');
    expect(await refusalOf(of(randomUUID(), service))).toBe('wallets.user-not-found');
  });

  test('an admin who gives back a payment does not read its note; the two still do', async () => {
    const { call, service, rich, pay, entries } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 0)];
    const paid = await pay(ann, bob, 10, { note: 'for nobody else' });
    const refund = { id: paid.id, refundId: randomUUID() };
    expect(await call('wallets.refund-transfer', refund, service)).toMatchObject({
      kind: 'refund',
      note: '',
    });
    expect(await refusalOf(call('wallets.get-transfer', { id: paid.id }, service))).toBe(
      'wallets.transfer-not-found',
    );
    const notes = (await entries(bob)).map(({ kind: of, note }) => [of, note]);
    expect(notes).toEqual([
      ['refund', ''],
      ['transfer', 'for nobody else'],
    ]);
  });

  test('a wallet can be frozen before it was ever used', async () => {
    const { call, service, rich, pay } = await startMarket(kind, { CURRENCIES: 'EUR,JPY' });
    const [ann, bob] = [await rich('ann', 0), await rich('bob', 100)];
    await call('wallets.freeze-wallet', { userId: ann.id, frozen: 'all', reason: 'a report' }, service);
    expect(await refusalOf(pay(bob, ann, 1))).toBe('wallets.frozen');
  });

  test('a payment that waits while the wallet is frozen is refused', async () => {
    const { call, service, rich, pay, balance } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 1000), await rich('bob', 0)];
    const payments = Array.from({ length: 20 }, () => refusalOf(pay(ann, bob, 1)));
    await call('wallets.freeze-wallet', { userId: ann.id, frozen: 'out', reason: 'a report' }, service);
    const before = await Promise.all(payments);
    const made = before.filter((code) => code === 'nothing').length;
    expect(await refusalOf(pay(ann, bob, 1))).toBe('wallets.frozen');
    expect(await balance(bob)).toBe(made);
  });

  test('grants reach a person once', async () => {
    const { call, service, rich, balance } = await startMarket(kind);
    const ann = await rich('ann', 0);
    const grant = { userId: ann.id, transferId: randomUUID(), amount: '999999999999', currency: 'EUR' };
    const [first, ...again] = await Promise.all(
      Array.from({ length: 5 }, () => call('wallets.grant-credits', grant, service)),
    );
    for (const one of again) expect(one).toEqual(first);
    expect(first).toMatchObject({ kind: 'grant', from: null, to: { id: ann.id } });
    expect(await balance(ann)).toBe(999_999_999_999);
    expect(await refusalOf(call('wallets.grant-credits', { ...grant, amount: '1' }, service))).toBe(
      'wallets.id-reused',
    );
  });

  test('the audit finds what does not add up, and nothing in sound books', async () => {
    const { call, service, rich, pay, database, unitOfWork } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 100), await rich('bob', 100)];
    const { id } = await pay(ann, bob, 10);
    await pay(bob, ann, 3);
    const audit = () => call('wallets.audit-ledger', {}, service);
    const sound = { totals: [{ currency: 'EUR', total: '0' }], brokenChains: [], unbalancedTransfers: [] };
    expect(await audit()).toMatchObject(sound);
    const spoil = (text: string, mend: string) => ({ text, mend });
    const faults = [
      [
        spoil(
          'update wallet_accounts set balance = balance + 1',
          'update wallet_accounts set balance = balance - 1',
        ),
        'a balance of',
      ],
      [
        spoil(
          'update wallet_entries set amount = amount + 1 where seq = 2',
          'update wallet_entries set amount = amount - 1 where seq = 2',
        ),
        'an entry whose balance',
      ],
      [
        spoil('update wallet_accounts set seq = seq + 1', 'update wallet_accounts set seq = seq - 1'),
        'numbered up to',
      ],
      [
        spoil(
          'update wallet_accounts set spent = spent + 1 where spent_on > 0',
          'update wallet_accounts set spent = spent - 1 where spent_on > 0',
        ),
        'spent in a day',
      ],
    ] as const;
    const run = (text: string) => unitOfWork.run(async () => void (await database.write(sql(text), {})));
    for (const [{ text, mend }, problem] of faults) {
      await run(text);
      const { brokenChains } = await audit();
      expect([text, brokenChains[0]?.problem]).toEqual([text, expect.stringContaining(problem)]);
      await run(mend);
      expect(await audit()).toMatchObject(sound);
    }
    await run('update wallet_entries set transfer_id = id where seq = 2 and amount < 0');
    expect((await audit()).unbalancedTransfers).toContain(id);
  });
});
