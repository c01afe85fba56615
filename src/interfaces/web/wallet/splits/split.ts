import { fromDecimal, type Money } from '../../ui/money.ts';
import { difference, equalParts, isAbove, sumOf } from '../amounts.ts';

/** What someone has typed. */
export interface SplitTerms {
  readonly whole: string;
  readonly currency: string;
  readonly people: readonly string[];
  /** One of the equal shares is one's own, and nobody is asked for it. */
  readonly withMe: boolean;
  /** By the id of the person; undefined for equal shares. */
  readonly own?: Readonly<Record<string, string>> | undefined;
}

export type Split =
  | { readonly fault: 'not-an-amount' | 'nobody' | 'too-small' | 'share-not-an-amount' }
  /** The shares do not add up to the whole. */
  | { readonly fault: 'left' | 'over'; readonly by: Money }
  | {
      readonly fault?: undefined;
      /** What the others pay together. */
      readonly asked: Money;
      readonly shares: readonly { readonly userId: string; readonly amount: string }[];
      /** What nobody is asked for. */
      readonly mine: Money | undefined;
    };

/** The shares of a draft in minor units, or what is wrong with it. They always add up to what is asked. */
export function splitOf({ whole, currency, people, withMe, own }: SplitTerms): Split {
  const money = fromDecimal(whole, currency);
  if (!money || money.amount === '0') return { fault: 'not-an-amount' };
  if (people.length === 0) return { fault: 'nobody' };
  if (own) return byAmounts(money, people, own);
  const count = people.length + (withMe ? 1 : 0);
  if (isAbove(String(count), money.amount)) return { fault: 'too-small' };
  const parts = equalParts(money.amount, count);
  // What cannot be divided is in the first parts, and so in one's own first.
  const [mine, ...others] = withMe ? parts : ['0', ...parts];
  return {
    asked: { amount: difference(money.amount, mine!), currency },
    shares: people.map((userId, i) => ({ userId, amount: others[i]! })),
    mine: withMe ? { amount: mine!, currency } : undefined,
  };
}

function byAmounts(whole: Money, people: readonly string[], own: Readonly<Record<string, string>>): Split {
  const { currency } = whole;
  const shares = people.map((userId) => ({
    userId,
    amount: fromDecimal(own[userId] ?? '', currency)?.amount ?? '0',
  }));
  const sum = sumOf(shares.map(({ amount }) => amount));
  if (isAbove(sum, whole.amount))
    return { fault: 'over', by: { amount: difference(sum, whole.amount), currency } };
  if (sum !== whole.amount) return { fault: 'left', by: { amount: difference(whole.amount, sum), currency } };
  if (shares.some(({ amount }) => amount === '0')) return { fault: 'share-not-an-amount' };
  return { asked: whole, shares, mine: undefined };
}
