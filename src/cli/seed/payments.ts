import type { Faker } from '@faker-js/faker';

/** Amounts are in minor units; `ago` is in minutes before the end of the story. */
export interface Grant {
  readonly to: number;
  readonly amount: number;
}
export interface Tip {
  readonly post: number;
  readonly by: number;
  readonly amount: number;
  readonly ago: number;
}
export interface SeededTransfer {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly note: string;
  /** Whether both let their friends see it. */
  readonly shared: boolean;
  readonly ago: number;
}
export interface SeededRequest {
  readonly payer: number;
  readonly by: number;
  readonly amount: number;
  readonly note: string;
  readonly paid: boolean;
  readonly ago: number;
}
export interface SeededSplit {
  readonly by: number;
  readonly payers: readonly number[];
  readonly amount: number;
  readonly note: string;
  readonly ago: number;
}
export interface Payments {
  readonly grants: readonly Grant[];
  readonly tips: readonly Tip[];
  readonly transfers: readonly SeededTransfer[];
  readonly requests: readonly SeededRequest[];
  readonly splits: readonly SeededSplit[];
}

const notes = [
  'Half of the taxi home',
  'For the scarf you found for me',
  'Lunch on Tuesday',
  'The hem you took up, thank you!',
  'My share of the present',
  'Coffee, finally',
  'For lending me the boots',
  'Flea market, as promised',
];

interface Sources {
  readonly friendships: readonly (readonly [number, number])[];
  readonly reactions: readonly { readonly post: number; readonly by: number; readonly ago: number }[];
  /** What people will give away otherwise; less than anyone is granted. */
  readonly reserved: readonly { readonly by: number; readonly amount: number }[];
}

/** Nobody spends more than they were granted, so that no payment is refused. */
export function makePayments(
  faker: Faker,
  count: number,
  { friendships, reactions, reserved }: Sources,
): Payments {
  const { arrayElement } = faker.helpers;
  const happens = (probability: number) => faker.datatype.boolean(probability);
  const between = (min: number, max: number) => faker.number.int({ min, max, multipleOf: 50 });
  const grants = Array.from({ length: count }, (_, to): Grant => ({ to, amount: between(5_000, 50_000) }));
  const left = grants.map(({ amount }) => amount);
  const spends = (person: number, amount: number) => {
    if (left[person]! < amount) return false;
    left[person]! -= amount;
    return true;
  };

  for (const { by, amount } of reserved) left[by]! -= amount;

  const ago = () => faker.number.int({ min: 20, max: 12_000 });
  const tips = reactions
    .filter(() => happens(0.05))
    .map(({ post, by, ago }): Tip => ({ post, by, amount: between(50, 500), ago: ago * 0.99 }))
    .filter(({ by, amount }) => spends(by, amount));
  const transfers = friendships
    .filter(() => happens(0.4))
    .map(([from, to]): SeededTransfer => {
      const [amount, note] = [between(300, 4_000), arrayElement(notes)];
      return { from, to, amount, note, shared: happens(0.6), ago: ago() };
    })
    .filter(({ from, amount }) => spends(from, amount));
  const requests = friendships
    .filter(() => happens(0.2))
    .map(([by, payer]): SeededRequest => {
      const [amount, note] = [between(300, 4_000), arrayElement(notes)];
      return { by, payer, amount, note, paid: happens(0.5) && spends(payer, amount), ago: ago() };
    });
  const askers = [0, 1].flatMap((payer) => {
    const found = friendships.find((pair) => pair.includes(payer));
    return found ? [{ payer, by: found[0] === payer ? found[1] : found[0] }] : [];
  });
  const open = askers.map(
    (pair): SeededRequest => ({
      ...pair,
      amount: between(300, 4_000),
      note: arrayElement(notes),
      paid: false,
      ago: ago(),
    }),
  );
  const friends = friendships.flatMap(([a, b]) => (a === 0 ? [b] : b === 0 ? [a] : []));
  const splits: SeededSplit[] =
    friends.length > 0
      ? [{ by: 0, payers: friends.slice(0, 3), amount: 10_000, note: 'The house at the lake', ago: ago() }]
      : [];
  return { grants, tips, transfers, requests: [...requests, ...open], splits };
}
