import type { Money } from '../ui/money.ts';

// Minor units as text; all that is computed with them is exact.

export const isAbove = (amount: string, other: string): boolean => BigInt(amount) > BigInt(other);

export const sumOf = (amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();

export const difference = (amount: string, less: string): string =>
  (BigInt(amount) - BigInt(less)).toString();

/** As the service divides: what is left over goes in single units to the first. */
export function equalParts(amount: string, count: number): string[] {
  const [whole, n] = [BigInt(amount), BigInt(count)];
  const [each, rest] = [whole / n, whole % n];
  return Array.from({ length: count }, (_, i) => (each + (BigInt(i) < rest ? 1n : 0n)).toString());
}

/** What is left of a payment when a part was given back. */
export const leftOf = ({ amount, refunded, currency }: Money & { readonly refunded: string }): Money => ({
  amount: difference(amount, refunded),
  currency,
});
