import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HoldExpiry } from '../../../src/application/wallets/holds/expire-holds.ts';
import { RequestExpiry } from '../../../src/application/wallets/requests/expire-requests.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { analyze, fullScans, walks } from '../../kit/plans.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { databases, startWorld } from '../../kit/world.ts';

const tables = ['wallet_requests', 'wallet_holds'];
const rows = 3000;
const addRequests = sql<{ rows: readonly Record<string, string | number>[] }>(`
  insert into wallet_requests (id, by_id, client_id, payer_id, currency, amount, note, status, created_at, ends_at, version)
  values :rows*(id, byId, clientId, payerId, currency, amount, note, status, at, endsAt, one)`);
const addHolds = sql<{ rows: readonly Record<string, string | number>[] }>(`
  insert into wallet_holds (id, by_id, client_id, payee_id, currency, amount, note, status, created_at, ends_at, version)
  values :rows*(id, byId, clientId, payerId, currency, amount, note, status, at, endsAt, one)`);

describe.each(databases)('Requests and holds of many, on %s', (kind) => {
  test('lists are one statement, and read nobody else’s rows', async () => {
    const listening = roundTrips(kind);
    const world = await startWorld(kind, {}, { newDatabase: true });
    const { call, core, database, unitOfWork } = world;
    const [ann, bob, cat] = [await world.person('ann'), await world.person('bob'), await world.person('cat')];
    const others = [bob.id, cat.id];
    const filled = Array.from({ length: rows }, (_, i) => ({
      ...{ id: randomUUID(), clientId: randomUUID(), currency: 'EUR', amount: 1, note: '', one: 1 },
      ...{ at: 1, endsAt: 4_000_000_000_000, status: i % 2 ? 'open' : 'captured' },
      byId: i % 100 === 0 ? ann.id : others[i % 2]!,
      payerId: i % 100 === 1 ? ann.id : others[(i + 1) % 2]!,
    }));
    const requests = filled.map((row) => ({ ...row, status: row.status === 'open' ? 'open' : 'paid' }));
    await unitOfWork.run(async () => {
      for (let from = 0; from < rows; from += 100) {
        database.enqueue(addRequests, { rows: requests.slice(from, from + 100) });
        database.enqueue(addHolds, { rows: filled.slice(from, from + 100) });
      }
    });
    await analyze(kind, world, tables);
    await withoutSubscribers(world);
    const lists = [
      ...(['received', 'sent'] as const).flatMap((direction) => [
        () => call('wallets.list-payment-requests', { direction }, ann.actor),
        ...(['open', 'paid', 'expired'] as const).map(
          (status) => () => call('wallets.list-payment-requests', { direction, status }, ann.actor),
        ),
        () => call('wallets.list-holds', { direction }, ann.actor),
      ]),
      () => call('wallets.list-holds', {}, ann.actor),
    ];
    for (const list of lists) {
      const trips = await listening.sentBy(list);
      expect(trips).toHaveLength(1);
      for (const sent of trips) {
        expect({ sent: sent.text, scans: await fullScans(kind, world, sent, tables) }).toMatchObject({
          scans: [],
        });
        expect({ sent: sent.text, walks: await walks(kind, world, sent) }).toMatchObject({ walks: [] });
      }
    }
    for (const work of [() => core.get(RequestExpiry).step(), () => core.get(HoldExpiry).step()])
      for (const sent of await listening.sentBy(work))
        if (/^\s*select/.test(sent.text))
          expect({ sent: sent.text, scans: await fullScans(kind, world, sent, tables) }).toMatchObject({
            scans: [],
          });
  });
});
