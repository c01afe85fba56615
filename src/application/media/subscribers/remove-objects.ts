import { FileDeleted, FileFailed, FileReady, FileReplaced } from '../../../domain/media/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { incomingKey, revisionPrefix } from '../object-keys.ts';
import { KeptRevisions, ObjectStore } from '../ports.ts';

/** Removes objects only after the commit that made them obsolete, so that a visible file always has its bytes. */
export const removeObjects = subscriber({
  name: 'media.remove-objects',
  when: 'side-effect',
  on: [FileReady, FileReplaced, FileDeleted, FileFailed],
  needs: { store: ObjectStore, kept: KeptRevisions },
  async handle({ name, data }, { store, kept }) {
    if (name === FileReady.eventName && !data.direct) return undefined;
    if (name !== FileReplaced.eventName) await store.remove(incomingKey(data.fileId));
    const gone =
      name === FileReplaced.eventName
        ? data.formerRevisionId
        : name === FileDeleted.eventName && data.revisionId;
    if (!gone || (await kept.has(data.fileId, gone))) return undefined;
    for await (const { key } of store.list(revisionPrefix(data.fileId, gone))) await store.remove(key);
    return undefined;
  },
});
