import { AccountDeleted } from '../../../domain/identity/published.ts';
import { Files } from '../../../domain/media/file.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { MediaPurge } from '../ports.ts';

const step = 100;

/** Someone's files go one by one, so that the objects of each are removed after it. */
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
      // Whatever showed it goes as well, or is not shown any more.
      file.delete(0);
      files.remove(file);
    }
    purge.forget(userId, ids);
    return ids.length > 0 ? { more: 'on' } : undefined;
  },
});
