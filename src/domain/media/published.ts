import { eventType } from '../kernel/event.ts';

/** After a `direct` upload the sent bytes still lie in the store under the upload's own key. */
export const FileReady = eventType('media.file-ready', 1, { fileId: 'id', ownerId: 'owner', direct: 'flag' });
export const FileReplaced = eventType('media.file-replaced', 1, {
  fileId: 'id',
  ownerId: 'owner',
  revisionId: 'id',
  formerRevisionId: 'id',
});
export const FileDeleted = eventType('media.file-deleted', 1, {
  fileId: 'id',
  ownerId: 'owner',
  revisionId: 'id',
});
/** A direct upload came to nothing. `code` is that of the refusal. */
export const FileFailed = eventType('media.file-failed', 1, { fileId: 'id', ownerId: 'owner', code: 'text' });
