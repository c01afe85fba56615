import type { ContractCase } from '../contract.ts';
import { faultCases } from './faults.ts';
import { objectCases } from './objects.ts';
import { readLinkCases } from './read-links.ts';
import type { StoreUnderTest } from './subject.ts';
import { writeLinkCases } from './write-links.ts';

// What an adapter elsewhere needs.
export { DependencyAway, DependencyRefused } from '../../application/kernel/dependencies.ts';
export {
  type ByteRange,
  ObjectExists,
  ObjectStore,
  type ReadLink,
  type StoredObject,
  type WriteLink,
} from '../../application/media/ports.ts';
export type { StoreUnderTest } from './subject.ts';

/** What every object store must do. */
export const objectStoreContract: readonly ContractCase<StoreUnderTest>[] = [
  ...objectCases,
  ...readLinkCases,
  ...writeLinkCases,
  ...faultCases,
];
