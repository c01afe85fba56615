import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Ids } from '../../../src/application/kernel/ports.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { befriend } from '../../kit/friends.ts';
import { analyze, fullScans, walks } from '../../kit/plans.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { databases, startWorld } from '../../kit/world.ts';

const tables = [
  'wallet_accounts',
  'wallet_transfers',
  'wallet_entries',
  'wallet_activity',
  'wallet_top_ups',
  'wallet_withdrawals',
];
const rows = 4000;
type Rows = { rows: readonly Record<string, string | number>[] };
const addTransfers = sql<Rows>(`
  insert into wallet_transfers (id, by_id, client_id, kind, from_id, to_id, currency, amount, payer_audience,
    payee_audience, at)
  values :rows*(id, fromId, clientId, kind, fromId, toId, currency, amount, audience, audience, at)`);
const addEntries = sql<Rows>(`
  insert into wallet_entries (owner_id, currency, kind, seq, id, transfer_id, amount, balance, at)
  values :rows*(toId, currency, account, seq, subjectId, id, amount, seq, at)`);
const addActivity = sql<Rows>('insert into wallet_activity (person_id, id) values :rows*(fromId, id)');
const addAccounts = sql<Rows>(`
  insert into wallet_accounts (owner_id, currency, kind, balance, seq, created_at)
  values :rows*(id, currency, account, amount, seq, at)`);
const addTopUps = sql<Rows>(`
  insert into wallet_top_ups (id, user_id, client_id, provider, ref, currency, amount, status, created_at, version)
  values :rows*(id, fromId, clientId, kind, kind, currency, amount, status, at, version)`);
const addWithdrawals = sql<Rows>(`
  insert into wallet_withdrawals (id, user_id, client_id, provider, currency, amount, transfer_id, parts, status,
    created_at, version)
  values :rows*(id, fromId, clientId, kind, currency, amount, clientId, parts, status, at, version)`);

describe.each(databases)('The ledger of many, on %s', (kind) => {
  test('pages, statements and payments read nobody else’s rows', async () => {
    const listening = roundTrips(kind);
    const world = await startWorld(kind, {}, { newDatabase: true });
    const { call, core, database, unitOfWork } = world;
    const [ann, bob, cat] = [await world.person('ann'), await world.person('bob'), await world.person('cat')];
    const ids = core.get(Ids);
    await befriend(world, ann, bob);
    const admin = { ...cat.actor, role: 'admin' as const };
    const EUR = { amount: '9000', currency: 'EUR' };
    await call('wallets.grant-credits', { userId: ann.id, transferId: randomUUID(), ...EUR }, admin);
    const paid = await call(
      'wallets.transfer',
      { toUserId: bob.id, transferId: randomUUID(), ...EUR, amount: '5' },
      ann.actor,
    );
    const filled = Array.from({ length: rows }, (_, i) => ({
      ...{ id: ids.next(), clientId: randomUUID(), subjectId: ids.next(), kind: 'transfer', currency: 'EUR' },
      ...{ amount: 1, audience: 'public', account: 'main', at: 1, seq: i + 100 },
      ...{ status: 'paid', parts: '[]', version: 1 },
      fromId: i % 100 === 0 ? ann.id : i % 100 === 1 ? bob.id : randomUUID(),
      toId: i % 100 === 2 ? ann.id : i % 100 === 3 ? bob.id : randomUUID(),
    }));
    await unitOfWork.run(async () => {
      for (let from = 0; from < rows; from += 100) {
        const some = filled.slice(from, from + 100);
        for (const statement of [
          addTransfers,
          addEntries,
          addActivity,
          addAccounts,
          addTopUps,
          addWithdrawals,
        ])
          database.enqueue(statement, { rows: some });
      }
    });
    await analyze(kind, world, [...tables, 'friends', 'blocks', 'mutes', 'accounts']);
    await withoutSubscribers(world);
    const days = { currency: 'EUR', from: '2026-01-01', to: '2026-01-31' };
    const payment = () => ({ toUserId: bob.id, transferId: randomUUID(), ...EUR, amount: '1' });
    const works: Record<string, () => Promise<unknown>> = {
      wallet: () => call('wallets.get-wallet', {}, ann.actor),
      entries: () => call('wallets.list-entries', {}, ann.actor),
      'entries of a kind': () => call('wallets.list-entries', { kind: ['transfer'] }, ann.actor),
      statement: () => call('wallets.export-statement', days, ann.actor),
      'home activity': () => call('wallets.list-activity', {}, ann.actor),
      'own activity': () => call('wallets.list-activity', { userId: ann.id }, ann.actor),
      'activity of a friend': () => call('wallets.list-activity', { userId: bob.id }, ann.actor),
      'top-ups': () => call('wallets.list-top-ups', {}, ann.actor),
      withdrawals: () => call('wallets.list-withdrawals', {}, ann.actor),
      transfer: () => call('wallets.get-transfer', { id: paid.id }, ann.actor),
      payment: () => call('wallets.transfer', payment(), ann.actor),
      refund: () =>
        call('wallets.refund-transfer', { id: paid.id, refundId: randomUUID(), amount: '1' }, bob.actor),
    };
    for (const [name, work] of Object.entries(works)) {
      const trips = await listening.sentBy(work);
      if (/activity|^entries|wallet/.test(name))
        expect({ name, trips: trips.length }).toEqual({ name, trips: 1 });
      for (const sent of trips.filter(({ text }) => /^\s*(select|with)/.test(text))) {
        const bad = {
          scans: await fullScans(kind, world, sent, tables),
          walks: await walks(kind, world, sent),
        };
        expect({ name, sent: sent.text, ...bad }).toMatchObject({ scans: [], walks: [] });
      }
    }
  }, 60_000);
});
