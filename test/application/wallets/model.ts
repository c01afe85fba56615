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
interface Held {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  /** The day of its end. */
  readonly endsOn: number;
  open: boolean;
}
interface Asked {
  readonly id: string;
  /** Who is to pay. */
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly endsOn: number;
  status: 'open' | 'paid' | 'over';
}
interface Sent {
  readonly id: string;
  readonly by: number;
  shares: number[];
  readonly takers: Set<number>;
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
  day = 0;
  readonly available: number[] = Array(people).fill(0);
  readonly held: number[] = Array(people).fill(0);
  readonly spent: number[] = Array(people).fill(0);
  readonly frozen: (null | 'out' | 'all')[] = Array(people).fill(null);
  readonly paid: Paid[] = [];
  readonly used: Used[] = [];
  readonly holds: Held[] = [];
  readonly requests: Asked[] = [];
  readonly envelopes: Sent[] = [];

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
    act: async ({ clock, endDue }) => {
      clock.at += 86_400_000;
      await endDue();
    },
    learn: () => {
      model.spent.fill(0);
      model.day++;
      for (const request of model.requests)
        if (request.endsOn <= model.day && request.status === 'open') request.status = 'over';
      for (const hold of model.holds)
        if (hold.endsOn <= model.day && hold.open) {
          hold.open = false;
          model.held[hold.from]! -= hold.amount;
          model.available[hold.from]! += hold.amount;
        }
      // What is left in envelopes is returned after a day.
      for (const envelope of model.envelopes) {
        model.available[envelope.by]! += envelope.shares.reduce((left, share) => left + share, 0);
        envelope.shares = [];
      }
    },
  }),

  hold(model: Model, { who: from, whom: to, amount }: Pick): Deed {
    const expected = from === to ? 'wallets.not-yourself' : (model.spending(from, amount) ?? 'nothing');
    return {
      expected,
      act: ({ all, call }) =>
        call(
          'wallets.place-hold',
          { holdId: randomUUID(), toUserId: all[to]!.id, ...sum(amount) },
          all[from]!.actor,
        ),
      learn: ({ id }: { id: string }) => {
        model.spend(from, amount);
        model.held[from]! += amount;
        model.holds.push({ id, from, to, amount, endsOn: model.day + 7, open: true });
      },
    };
  },

  capture(model: Model, { pick, amount, who }: Pick): Deed | undefined {
    const hold = at(model.holds, pick);
    if (!hold) return undefined;
    const taken = who % 2 === 0 ? hold.amount : amount;
    const expected = !hold.open
      ? 'wallets.not-open'
      : taken > hold.amount
        ? 'wallets.limit-exceeded'
        : (model.receiving(hold.to, taken) ?? 'nothing');
    return {
      expected,
      act: ({ all, call }) =>
        call('wallets.capture-hold', { holdId: hold.id, amount: String(taken) }, all[hold.to]!.actor),
      learn: () => {
        hold.open = false;
        model.held[hold.from]! -= hold.amount;
        model.available[hold.from]! += hold.amount - taken;
        model.available[hold.to]! += taken;
      },
    };
  },

  void(model: Model, { pick }: Pick): Deed | undefined {
    const hold = at(model.holds, pick);
    if (!hold) return undefined;
    return {
      expected: hold.open ? 'nothing' : 'wallets.not-open',
      act: ({ all, call }) => call('wallets.void-hold', { holdId: hold.id }, all[hold.to]!.actor),
      learn: () => {
        hold.open = false;
        model.held[hold.from]! -= hold.amount;
        model.available[hold.from]! += hold.amount;
      },
    };
  },

  request: (model: Model, { who: to, whom: from, amount }: Pick): Deed => ({
    expected: from === to ? 'wallets.not-yourself' : 'nothing',
    act: ({ all, call }) =>
      call('wallets.request-payment', { fromUserId: all[from]!.id, ...sum(amount) }, all[to]!.actor),
    learn: ({ id }: { id: string }) =>
      void model.requests.push({ id, from, to, amount, endsOn: model.day + 30, status: 'open' }),
  }),

  /** A request that is paid is answered again as paid, and moves nothing. */
  accept(model: Model, { pick }: Pick): Deed | undefined {
    const request = at(model.requests, pick);
    if (!request) return undefined;
    const { from, to, amount, status } = request;
    const expected =
      status === 'over'
        ? 'wallets.not-open'
        : status === 'paid'
          ? 'nothing'
          : (model.spending(from, amount) ?? model.receiving(to, amount) ?? 'nothing');
    return {
      expected,
      act: ({ all, call }) =>
        call('wallets.answer-payment-request', { requestId: request.id, accept: true }, all[from]!.actor),
      learn: ({ transferId: id }: { transferId: string }) => {
        if (request.status === 'paid') return;
        request.status = 'paid';
        model.spend(from, amount);
        model.available[to]! += amount;
        model.paid.push({ id, from, to, amount, refunded: 0 });
      },
    };
  },

  decline(model: Model, { pick }: Pick): Deed | undefined {
    const request = at(
      model.requests.filter(({ status }) => status !== 'over'),
      pick,
    );
    if (!request) return undefined;
    return {
      expected: request.status === 'paid' ? 'wallets.not-open' : 'nothing',
      act: ({ all, call }) =>
        call(
          'wallets.answer-payment-request',
          { requestId: request.id, accept: false },
          all[request.from]!.actor,
        ),
      learn: () => void (request.status = 'over'),
    };
  },

  'send an envelope': (model: Model, { who: by, amount, pick }: Pick): Deed => {
    const shares = 1 + (pick % 3);
    return {
      expected:
        shares > amount ? 'request.invalid-fields /shares' : (model.spending(by, amount) ?? 'nothing'),
      act: async ({ all, call, room }) => {
        const terms = { shares, split: 'equal', conversationId: room } as const;
        return call(
          'wallets.send-envelope',
          { envelopeId: randomUUID(), ...terms, ...sum(amount) },
          all[by]!.actor,
        );
      },
      learn: ({ id }: { id: string }) => {
        model.spend(by, amount);
        const each = Math.floor(amount / shares);
        const drawn = Array.from({ length: shares }, (_, i) => each + (i < amount % shares ? 1 : 0));
        model.envelopes.push({ id, by, shares: drawn, takers: new Set() });
      },
    };
  },

  /** Someone who has a share is answered again, and gets no other. */
  claim(model: Model, { who, pick }: Pick): Deed | undefined {
    const envelope = at(model.envelopes, pick);
    if (!envelope) return undefined;
    const has = envelope.takers.has(who);
    const share = envelope.shares[0];
    const expected = has
      ? 'nothing'
      : share === undefined
        ? 'wallets.not-open'
        : (model.receiving(who, share) ?? 'nothing');
    return {
      expected,
      act: ({ all, call }) => call('wallets.claim-envelope', { envelopeId: envelope.id }, all[who]!.actor),
      learn: ({ myShare }: { myShare: string }) => {
        if (has) return;
        // Shares are taken in any order.
        const at = envelope.shares.indexOf(Number(myShare));
        if (at < 0) throw new Error(`A share of ${myShare}, not one of ${envelope.shares}`);
        envelope.shares = envelope.shares.toSpliced(at, 1);
        envelope.takers.add(who);
        model.available[who]! += Number(myShare);
      },
    };
  },
};
