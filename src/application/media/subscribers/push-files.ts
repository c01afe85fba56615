import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { FileDeleted, FileFailed, FileReady, FileReplaced } from '../../../domain/media/published.ts';
import { idOut } from '../../kernel/fields.ts';
import { announce, frameType } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { FileReader } from '../ports.ts';
import { FileView } from '../views.ts';

const fileReady = frameType('file.ready', 'Your file can be used, or has another content', FileView);
const fileFailed = frameType(
  'file.failed',
  'Your upload came to nothing',
  z.object({ id: idOut, code: z.string() }),
);
const fileDeleted = frameType('file.deleted', 'Your file is gone', z.object({ id: idOut }));

export const pushFiles = subscriber({
  name: 'media.push-files',
  when: 'live',
  hears: [FileReady, FileReplaced, FileFailed, FileDeleted],
  frames: [fileReady, fileFailed, fileDeleted],
  needs: { reader: FileReader },
  async handle(fact, { reader }) {
    const { fileId: id } = fact.data;
    const to = [fact.data.ownerId as UserId];
    if (fact.name === FileDeleted.eventName) return { announce: [announce(fileDeleted, fact, { id }, to)] };
    if (fact.name === FileFailed.eventName)
      return { announce: [announce(fileFailed, fact, { id, code: fact.data.code }, to)] };
    const view = await reader.one(fact.data.ownerId, id);
    return view && { announce: [announce(fileReady, fact, view, to)] };
  },
});
