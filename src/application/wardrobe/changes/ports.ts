import type { Id } from '../../../domain/kernel/id.ts';
import type { ChangedKind } from './frames.ts';

export abstract class CurrentVersions {
  /** By id, without those that do not exist; in one statement. */
  abstract of(ids: ReadonlyMap<ChangedKind, readonly Id[]>): Promise<ReadonlyMap<Id, number>>;
}
