import type { ContractCase } from '../contract.ts';
import { eventCases } from './events.ts';
import { faultCases } from './faults.ts';
import { paymentCases } from './payments.ts';
import { refundCases } from './refunds.ts';
import type { ProviderUnderTest } from './subject.ts';

// What an adapter elsewhere needs.
export * from '../../application/wallets/provider/ports.ts';
export type { Payer, ProviderUnderTest, SentEvent } from './subject.ts';

/** What every payment provider must do. */
export const paymentProviderContract: readonly ContractCase<ProviderUnderTest>[] = [
  ...paymentCases,
  ...refundCases,
  ...eventCases,
  ...faultCases,
];
