import type { ContractCase } from '../contract.ts';
import { conflictCases } from './conflicts.ts';
import { connectionCases } from './connections.ts';
import { dialectCases } from './dialect.ts';
import type { DatabaseUnderTest } from './subject.ts';
import { transactionCases } from './transactions.ts';
import { valueCases } from './values.ts';

export type { DatabaseUnderTest } from './subject.ts';

/** What the unit of work and the adapters expect of every database engine and its dialect. */
export const databaseContract: readonly ContractCase<DatabaseUnderTest>[] = [
  ...valueCases,
  ...transactionCases,
  ...conflictCases,
  ...connectionCases,
  ...dialectCases,
];
