import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { FileDeleted, FileFailed, FileReady, FileReplaced } from '../../../domain/media/published.ts';
import { idOut } from '../../kernel/fields.ts';
import { frameType, toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { FileReader } from '../ports.ts';
import { FileView } from '../views.ts';

const fileReady = frameType('file.ready', 'Your file is ready, or has new content', FileView);
const fileFailed = frameType('file.failed', 'Your upload failed', z.object({ id: idOut, code: z.string() }));
const fileDeleted = frameType('file.deleted', 'Your file was deleted', z.object({ id: idOut }));

export const pushFiles = subscriber({
  name: 'media.push-files',
  when: 'after-commit',
  on: [FileReady, FileReplaced, FileFailed, FileDeleted],
  frames: [fileReady, fileFailed, fileDeleted],
  needs: { reader: FileReader },
  async handle(event, { reader }) {
    const { fileId: id } = event.data;
    const to = [event.data.ownerId as UserId];
    if (event.name === FileDeleted.eventName) return { push: [toFrame(fileDeleted, event, { id }, to)] };
    if (event.name === FileFailed.eventName)
      return { push: [toFrame(fileFailed, event, { id, code: event.data.code }, to)] };
    const view = await reader.one(event.data.ownerId, id);
    return view && { push: [toFrame(fileReady, event, view, to)] };
  },
});
