import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { FileAttachment } from '../kernel/files.ts';

interface Owned {
  readonly id: Id;
  readonly ownerId: UserId;
}

/** Visible to everyone who may see the item. */
export const itemAttachment = ({ id, ownerId }: Owned): FileAttachment => ({
  subject: 'item',
  subjectId: id,
  ownerId,
});

/** Visible only to the owner, like the diary, unless another context exports a `FileAudience` for it. */
export const wearAttachment = ({ id, ownerId }: Owned): FileAttachment => ({
  subject: 'wear',
  subjectId: id,
  ownerId,
});
