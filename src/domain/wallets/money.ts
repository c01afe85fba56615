/** Three capital letters of ISO 4217. */
export type Currency = string & { readonly isCurrency: true };

/** An integer of minor units: cents of EUR, yen of JPY. At most 2^53 - 1 either way, so it is exact everywhere. */
export type Amount = number;

export interface Money {
  readonly amount: Amount;
  readonly currency: Currency;
}

/** `total` in equal parts; what is left over goes in single units to the first. */
export function equalParts(total: Amount, parts: number): Amount[] {
  const each = Math.floor(total / parts);
  const over = total - each * parts;
  return Array.from({ length: parts }, (_, i) => each + (i < over ? 1 : 0));
}
