import { AccountDeleted } from '../../../domain/identity/published.ts';
import { Files } from '../../../domain/media/file.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { MediaPurge } from '../ports.ts';

const step = 100;

/** Deletes the files of a deleted account one by one, so that each event removes the objects of its file. */
export const purgeFiles = subscriber({
  name: 'media.purge-files',
  when: 'projection',
  on: [AccountDeleted],
  needs: { files: Files, purge: MediaPurge },
  async handle({ data: { userId } }, { files, purge }) {
    const ids = await purge.fileIds(userId, step);
    for (const id of ids) {
      const file = await files.find(id);
      if (!file) continue;
      // Zero uses: everything that it was attached to is purged as well.
      file.delete(0);
      files.remove(file);
    }
    purge.detachAll(userId, ids);
    return ids.length > 0 ? { more: 'on' } : undefined;
  },
});
