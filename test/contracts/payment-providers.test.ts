import { describe } from 'vitest';
import { paymentProviderContract } from '../../src/contracts/index.ts';
import { killMutants } from './mutants/kill-mutants.ts';
import { paymentProviderMutants } from './mutants/payment-provider.ts';
import { paymentProviders } from './payment-providers.ts';
import { runContract } from './run-contract.ts';

// A silent provider takes its patience to be noticed.
describe.concurrent('A payment provider', () => {
  for (const [name, { open, lacks }] of Object.entries(paymentProviders)) {
    runContract(name, paymentProviderContract, open, lacks);
    killMutants(`${name}, with a fault,`, paymentProviderContract, paymentProviderMutants, open);
  }
});
