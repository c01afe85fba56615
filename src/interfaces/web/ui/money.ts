import type { OwnItem } from '../../client/index.ts';

export type Money = NonNullable<OwnItem['price']>;

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units as text become a decimal as text: money is never a floating-point number. */
export function toDecimal({ amount, currency }: Money): string {
  const digits = digitsOf(currency);
  const [sign, whole] = amount.startsWith('-') ? ['-', amount.slice(1)] : ['', amount];
  if (digits === 0) return amount;
  const padded = whole.padStart(digits + 1, '0');
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** The most that an amount has. */
const mostDigits = 12;

/** What someone typed, such as `12,5`, as minor units; undefined when it is no amount of this currency. */
export function fromDecimal(text: string, currency: string): Money | undefined {
  const digits = digitsOf(currency);
  const found = /^(\d{1,12})(?:[.,](\d*))?$/.exec(text.trim().replaceAll(/[\s\u00a0]/g, ''));
  if (!found) return undefined;
  const [, whole = '', part = ''] = found;
  if (part.length > digits) return undefined;
  const amount = `${whole}${part.padEnd(digits, '0')}`.replace(/^0+(?=\d)/, '');
  return amount.length > mostDigits ? undefined : { amount, currency };
}

/** As the language writes it. `Intl` takes decimals as text, and keeps every digit. */
export const formatMoney = (money: Money, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(
    toDecimal(money) as `${number}`,
  );
