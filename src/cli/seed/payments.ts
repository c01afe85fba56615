import type { Faker } from '@faker-js/faker';

/** Amounts are in minor units. */
export interface Grant {
  readonly to: number;
  readonly amount: number;
}
export interface Tip {
  readonly post: number;
  readonly by: number;
  readonly amount: number;
}
export interface SeededTransfer {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly note: string;
  /** Whether both let their friends see it. */
  readonly shared: boolean;
}
export interface SeededRequest {
  readonly payer: number;
  readonly by: number;
  readonly amount: number;
  readonly note: string;
  readonly paid: boolean;
}
export interface SeededSplit {
  readonly by: number;
  readonly payers: readonly number[];
  readonly amount: number;
  readonly note: string;
}
/** A public room with an envelope of equal shares, some of which are taken. */
export interface SeededRoom {
  readonly owner: number;
  readonly members: readonly number[];
  readonly messages: readonly { readonly by: number; readonly text: string }[];
  readonly envelope: {
    readonly by: number;
    readonly amount: number;
    readonly shares: number;
    readonly takers: readonly number[];
  };
}
export interface Payments {
  readonly grants: readonly Grant[];
  readonly tips: readonly Tip[];
  readonly transfers: readonly SeededTransfer[];
  readonly requests: readonly SeededRequest[];
  readonly splits: readonly SeededSplit[];
  readonly rooms: readonly SeededRoom[];
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
const chat = [
  'Sunday at three, bring what you no longer wear.',
  'I have two coats and far too many scarves.',
  'Shoes in 39, anyone?',
  'The scarves are mine!',
];

/** Nobody spends more than they were granted, so that no payment is refused. */
export function makePayments(
  faker: Faker,
  count: number,
  friendships: readonly (readonly [number, number])[],
  reactions: readonly { readonly post: number; readonly by: number }[],
): Payments {
  const { arrayElement, arrayElements } = faker.helpers;
  const happens = (probability: number) => faker.datatype.boolean(probability);
  const between = (min: number, max: number) => faker.number.int({ min, max, multipleOf: 50 });
  const grants = Array.from({ length: count }, (_, to): Grant => ({ to, amount: between(5_000, 50_000) }));
  const left = grants.map(({ amount }) => amount);
  const spends = (person: number, amount: number) => {
    if (left[person]! < amount) return false;
    left[person]! -= amount;
    return true;
  };

  const tips = reactions
    .filter(() => happens(0.05))
    .map(({ post, by }): Tip => ({ post, by, amount: between(50, 500) }))
    .filter(({ by, amount }) => spends(by, amount));
  const transfers = friendships
    .filter(() => happens(0.4))
    .map(([from, to]): SeededTransfer => {
      const [amount, note] = [between(300, 4_000), arrayElement(notes)];
      return { from, to, amount, note, shared: happens(0.6) };
    })
    .filter(({ from, amount }) => spends(from, amount));
  const requests = friendships
    .filter(() => happens(0.2))
    .map(([by, payer]): SeededRequest => {
      const [amount, note] = [between(300, 4_000), arrayElement(notes)];
      return { by, payer, amount, note, paid: happens(0.5) && spends(payer, amount) };
    });
  const friends = friendships.flatMap(([a, b]) => (a === 0 ? [b] : b === 0 ? [a] : []));
  const splits: SeededSplit[] =
    friends.length > 0
      ? [{ by: 0, payers: friends.slice(0, 3), amount: 10_000, note: 'The house at the lake' }]
      : [];

  const others = grants.slice(1).map(({ to }) => to);
  const members = arrayElements(others, Math.min(others.length, 5));
  const inRoom = [0, ...members];
  const envelope = { by: 0, amount: 2_500, shares: 5, takers: members.slice(0, 3) };
  const messages = chat.map((text, i) => ({ by: inRoom[i % inRoom.length]!, text }));
  const rooms = members.length > 0 && spends(0, envelope.amount);
  return {
    ...{ grants, tips, transfers, requests, splits },
    rooms: rooms ? [{ owner: 0, members, messages, envelope }] : [],
  };
}
