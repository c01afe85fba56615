import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { deeds, limits, Model, type Pick, people } from './model.ts';
import { type Market, startMarket } from './stage.ts';

type Kind = keyof typeof deeds;
const pick = fc.record({
  who: fc.nat(people - 1),
  whom: fc.nat(people - 1),
  amount: fc.integer({ min: 1, max: 500 }),
  pick: fc.nat(1000),
});
// Most deeds are about money that is there.
const weighted: readonly Kind[] = [
  ...(Object.keys(deeds) as Kind[]),
  ...Array(4).fill('grant'),
  ...Array(8).fill('pay'),
  ...Array(3).fill('refund'),
];

class Deed implements fc.AsyncCommand<Model, Market> {
  readonly kind: Kind;
  readonly pick: Pick;

  constructor(kind: Kind, picked: Pick) {
    this.kind = kind;
    this.pick = picked;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, market: Market): Promise<void> {
    const deed = deeds[this.kind](model, this.pick);
    if (!deed) return;
    let result: unknown;
    const outcome = await refusalOf(deed.act(market).then((answer) => (result = answer)));
    expect(`${this}: ${outcome}`).toBe(`${this}: ${deed.expected}`);
    if (outcome === 'nothing') deed.learn(result as never);
    for (const [i, one] of market.all.entries()) {
      const { balances, limits } = await market.wallet(one);
      const seen = {
        available: balances[0]!.available,
        held: balances[0]!.held,
        spent: limits[0]!.spentToday,
      };
      const known = { available: model.available[i], held: model.held[i], spent: model.spent[i] };
      expect({ after: `${this}`, ...seen }).toEqual({
        after: `${this}`,
        ...Object.fromEntries(Object.entries(known).map(([name, value]) => [name, String(value)])),
      });
    }
  }

  toString(): string {
    return `${this.kind} ${JSON.stringify(this.pick)}`;
  }
}

const books = sql<Record<never, never>, { total: number | string; lowest: number | string }>(`
  select sum(balance) as total, min(case when kind in ('main', 'held', 'envelope') then balance end) as lowest
  from wallet_accounts`);

/** Reads the books again and again until `done`: at every moment they add up, and nobody has less than nothing. */
async function watchBooks(
  { database }: { readonly database: Market['database'] },
  done: { yet: boolean },
): Promise<number> {
  let reads = 0;
  while (!done.yet) {
    const { total, lowest } = (await database.row(books, {}))!;
    expect({ total: Number(total ?? 0), negative: Number(lowest ?? 0) < 0 }).toEqual({
      total: 0,
      negative: false,
    });
    reads++;
    await turn();
  }
  return reads;
}

const rounds = inject('isFast') ? 3 : Number(process.env.MARKETS ?? 12);

describe.each(databases)('Random markets, on %s', (kind) => {
  test('each deed has the outcome that the rules say, and the books are right at every moment', async () => {
    const { perTransfer, perDay, maxBalance } = limits;
    const deed = fc.tuple(fc.constantFrom(...weighted), pick).map(([what, picked]) => new Deed(what, picked));
    let round = 0;
    const market = await startMarket(kind, { WALLET_LIMITS: [perTransfer, perDay, maxBalance].join(',') });
    await fc.assert(
      fc.asyncProperty(fc.commands([deed], { maxCommands: 40, size: 'max' }), async (commands) => {
        round++;
        const all: Person[] = [];
        for (let i = 0; i < people; i++) all.push(await market.rich(`p${round}x${i}`, 0));
        const [host, ...guests] = all;
        const { id: room } = await market.call(
          'messaging.create-room',
          { title: 'Hats', visibility: 'public' },
          host!.actor,
        );
        for (const { actor } of guests) await market.call('messaging.join-room', { roomId: room }, actor);
        const done = { yet: false };
        const reader = watchBooks(market, done);
        // A failure shows when it is awaited.
        reader.catch(() => {});
        try {
          await fc.asyncModelRun(() => ({ model: new Model(), real: { ...market, all, room } }), commands);
        } finally {
          done.yet = true;
        }
        expect(await reader).toBeGreaterThan(0);
      }),
      { numRuns: rounds, endOnFailure: true },
    );
    expect(await market.call('wallets.audit-ledger', {}, market.service)).toMatchObject({
      totals: [{ currency: 'EUR', total: '0' }],
      brokenChains: [],
      unbalancedTransfers: [],
      unmatchedEvents: [],
    });
  });
});
