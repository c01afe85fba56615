import { describe } from 'vitest';
import { mailerContract } from '../../src/contracts/mailer/index.ts';
import { mailers } from './mailers.ts';
import { killMutants } from './mutants/kill-mutants.ts';
import { mailerMutants } from './mutants/mailer.ts';
import { runContract } from './run-contract.ts';

// Each mail server greets after a tenth of a second.
describe.concurrent('A mailer', () => {
  for (const [name, open] of Object.entries(mailers)) {
    runContract(name, mailerContract, open);
    killMutants(`${name}, with a fault,`, mailerContract, mailerMutants, open);
  }
});
