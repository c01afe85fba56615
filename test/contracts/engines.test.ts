import { databaseContract } from '../../src/contracts/database/index.ts';
import { engines } from './engines.ts';
import { databaseMutants } from './mutants/database/index.ts';
import { killMutants } from './mutants/kill-mutants.ts';
import { runContract } from './run-contract.ts';

for (const [name, open] of Object.entries(engines)) {
  runContract(name, databaseContract, open);
  killMutants(`${name}, with a fault,`, databaseContract, databaseMutants, open);
}
