import { InvalidFields } from '../../application/kernel/errors.ts';
import { Currencies } from '../../application/wallets/ledger/ports.ts';
import type { Currency } from '../../domain/wallets/money.ts';

const known = new Set(Intl.supportedValuesOf('currency'));

/** Whether ISO 4217 knows it, by the table that comes with Node.js. */
export const isCurrency = (code: string): code is Currency => known.has(code);

/** Digits after the decimal point, by ISO 4217. */
export const digitsOf = (currency: Currency): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits!;

export class ChosenCurrencies extends Currencies {
  readonly all: readonly Currency[];
  readonly #digits: ReadonlyMap<Currency, number>;

  constructor(codes: readonly string[]) {
    super();
    this.all = codes as readonly Currency[];
    this.#digits = new Map(this.all.map((currency) => [currency, digitsOf(currency)]));
  }

  digits(currency: Currency): number {
    return this.#digits.get(currency) ?? digitsOf(currency);
  }

  require(currency: Currency): void {
    if (this.#digits.has(currency)) return;
    const detail = `must be one of ${this.all.join(', ')}`;
    throw new InvalidFields({ errors: [{ pointer: '/currency', detail }] });
  }
}
