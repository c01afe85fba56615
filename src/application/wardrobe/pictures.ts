import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { FileUse } from '../kernel/files.ts';

interface Owned {
  readonly id: Id;
  readonly ownerId: UserId;
}

/** Its pictures are for whoever may see the item. */
export const itemUse = ({ id, ownerId }: Owned): FileUse => ({ subject: 'item', subjectId: id, ownerId });

/** Its photo is for nobody but its owner, as the diary is, unless someone exports a `FileAudience` for it. */
export const wearUse = ({ id, ownerId }: Owned): FileUse => ({ subject: 'wear', subjectId: id, ownerId });
