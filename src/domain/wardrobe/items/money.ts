/** An amount in minor units, with its ISO 4217 currency. */
export interface Money {
  readonly amount: bigint;
  readonly currency: string;
}
