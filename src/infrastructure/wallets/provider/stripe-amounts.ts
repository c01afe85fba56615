import { NotPayable, type Sum } from '../../../application/wallets/provider/ports.ts';

/** Stripe counts them in hundredths, though ISO 4217 gives them no minor unit; only whole units can be charged. */
const inHundredths = new Set(['ISK']);
/** Stripe takes three digits, the last of which must be 0. */
const threeDigits = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);
/** Stripe counts them with other digits than ISO 4217, or says different things about it. A guess may be wrong 100 times. */
const refused = new Set(['MGA', 'UGX']);

/** The amount as Stripe's API counts it. Throws `NotPayable`. */
export function toStripe({ amount, currency }: Sum): number {
  if (refused.has(currency)) throw new NotPayable({ detail: `${currency} cannot be paid by Stripe here` });
  if (threeDigits.has(currency) && amount % 10 !== 0)
    throw new NotPayable({ detail: `The last digit of an amount in ${currency} must be 0` });
  return inHundredths.has(currency) ? amount * 100 : amount;
}

/** What Stripe says, as a sum of ours. */
export function fromStripe(units: number, stripeCurrency: string): Sum {
  const currency = stripeCurrency.toUpperCase();
  return { amount: inHundredths.has(currency) ? Math.trunc(units / 100) : units, currency };
}
