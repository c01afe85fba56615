import { randomUUID } from 'node:crypto';
import type { Market } from './stage.ts';

export const limits = { perTransfer: 400, perDay: 1500, maxBalance: 2500 };
export const people = 4;

interface Paid {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  refunded: number;
}
interface Used {
  readonly by: number;
  readonly to: number;
  readonly amount: number;
  readonly transferId: string;
  /** Undefined while it was refused each time. */
  made: string | undefined;
}

/** What the service should know, in the plainest terms. */
export class Model {
  readonly available: number[] = Array(people).fill(0);
  readonly held: number[] = Array(people).fill(0);
  readonly spent: number[] = Array(people).fill(0);
  readonly frozen: (null | 'out' | 'all')[] = Array(people).fill(null);
  readonly paid: Paid[] = [];
  readonly used: Used[] = [];

  /** Why `who` cannot spend, or undefined. */
  spending(who: number, amount: number): string | undefined {
    if (this.frozen[who]) return 'wallets.frozen';
    if (amount > limits.perTransfer || this.spent[who]! + amount > limits.perDay)
      return 'wallets.limit-exceeded';
    return this.available[who]! < amount ? 'wallets.insufficient-funds' : undefined;
  }

  /** Why `who` cannot be paid, or undefined. */
  receiving(who: number, amount: number): string | undefined {
    if (this.frozen[who] === 'all') return 'wallets.frozen';
    return this.available[who]! + amount > limits.maxBalance ? 'wallets.limit-exceeded' : undefined;
  }

  spend(who: number, amount: number): void {
    this.available[who]! -= amount;
    this.spent[who]! += amount;
  }
}

/** What someone does: what should come of it by the model, and how it is done. */
export interface Deed {
  readonly expected: string;
  act(market: Market): Promise<unknown>;
  /** Only after it succeeded, with its result. */
  learn(result: never): void;
}

const sum = (amount: number) => ({ amount: String(amount), currency: 'EUR' });
const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % list.length];

export interface Pick {
  readonly who: number;
  readonly whom: number;
  readonly amount: number;
  readonly pick: number;
}

function payment(model: Model, used: Used): Deed {
  const { by, to, amount } = used;
  const expected =
    by === to
      ? 'wallets.not-yourself'
      : (model.spending(by, amount) ?? model.receiving(to, amount) ?? 'nothing');
  return {
    expected,
    act: ({ all, call }) =>
      call(
        'wallets.transfer',
        { transferId: used.transferId, toUserId: all[to]!.id, ...sum(amount) },
        all[by]!.actor,
      ),
    learn: ({ id }: { id: string }) => {
      model.spend(by, amount);
      model.available[to]! += amount;
      used.made = id;
      model.paid.push({ id, from: by, to, amount, refunded: 0 });
    },
  };
}

export const deeds = {
  grant: (model: Model, { whom, amount }: Pick): Deed => ({
    expected: 'nothing',
    act: ({ all, grant }) => grant(all[whom]!, amount),
    learn: () => void (model.available[whom]! += amount),
  }),

  pay(model: Model, { who: by, whom: to, amount }: Pick): Deed {
    const used = { by, to, amount, transferId: randomUUID(), made: undefined };
    model.used.push(used);
    return payment(model, used);
  },

  /** What was refused may be made now; what was made is answered again, and moves nothing. */
  'pay again': (model: Model, { pick }: Pick): Deed | undefined => {
    const used = at(model.used, pick);
    if (!used) return undefined;
    if (used.made === undefined) return payment(model, used);
    return {
      expected: 'nothing',
      act: async ({ all, call }) => {
        const input = { transferId: used.transferId, toUserId: all[used.to]!.id, ...sum(used.amount) };
        const { id } = await call('wallets.transfer', input, all[used.by]!.actor);
        if (id !== used.made) throw new Error(`A second transfer for ${used.transferId}`);
      },
      learn: () => {},
    };
  },

  'pay something else with the id': (model: Model, { pick, amount }: Pick): Deed | undefined => {
    const used = at(
      model.used.filter(({ made }) => made !== undefined),
      pick,
    );
    if (!used || used.amount === amount) return undefined;
    const input = { transferId: used.transferId, ...sum(amount) };
    return {
      expected: 'wallets.id-reused',
      act: ({ all, call }) =>
        call('wallets.transfer', { ...input, toUserId: all[used.to]!.id }, all[used.by]!.actor),
      learn: () => {},
    };
  },

  refund: (model: Model, { pick, amount, who }: Pick): Deed | undefined => {
    const paid = at(model.paid, pick);
    if (!paid) return undefined;
    const left = paid.amount - paid.refunded;
    const asked = who % 2 === 0 ? undefined : amount;
    const moved = asked ?? left;
    const expected =
      left <= 0 || moved > left
        ? 'wallets.not-open'
        : model.frozen[paid.to]
          ? 'wallets.frozen'
          : model.available[paid.to]! < moved
            ? 'wallets.insufficient-funds'
            : model.frozen[paid.from] === 'all'
              ? 'wallets.frozen'
              : 'nothing';
    return {
      expected,
      act: ({ all, call }) =>
        call(
          'wallets.refund-transfer',
          { id: paid.id, refundId: randomUUID(), ...(asked !== undefined && { amount: String(asked) }) },
          all[paid.to]!.actor,
        ),
      learn: () => {
        paid.refunded += moved;
        model.available[paid.to]! -= moved;
        model.available[paid.from]! += moved;
      },
    };
  },

  freeze: (model: Model, { whom, pick }: Pick): Deed => {
    const frozen = ([null, null, 'out', 'all'] as const)[pick % 4]!;
    return {
      expected: 'nothing',
      act: ({ all, call, service }) =>
        call('wallets.freeze-wallet', { userId: all[whom]!.id, frozen, reason: 'a test' }, service),
      learn: () => void (model.frozen[whom] = frozen),
    };
  },

  'wait a day': (model: Model): Deed => ({
    expected: 'nothing',
    act: async ({ clock }) => void (clock.at += 86_400_000),
    learn: () => model.spent.fill(0),
  }),
};
