import type { ContractCase } from '../contract.ts';
import { faultCases } from './faults.ts';
import { readLinkCases, writeLinkCases } from './links.ts';
import { objectCases } from './objects.ts';
import type { StoreUnderTest } from './subject.ts';

export type { StoreUnderTest } from './subject.ts';

/** What every object store must do. */
export const objectStoreContract: readonly ContractCase<StoreUnderTest>[] = [
  ...objectCases,
  ...readLinkCases,
  ...writeLinkCases,
  ...faultCases,
];
