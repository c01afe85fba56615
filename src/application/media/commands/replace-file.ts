import { z } from 'zod';
import { KindChanged } from '../../../domain/media/errors.ts';
import { Files } from '../../../domain/media/file.ts';
import { cleanName } from '../../../domain/media/file-name.ts';
import { FileNotFound, uploadRefusals } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Ids } from '../../kernel/ports.ts';
import { Spool, uploadField } from '../../kernel/upload.ts';
import { fileIdField } from '../fields.ts';
import { FileReader, Inspection, ObjectStore, Usage } from '../ports.ts';
import { storeRevision } from '../store-revision.ts';
import { FileView } from '../views.ts';
import { uploadRateLimit } from './upload-file.ts';

export const replaceFile = command({
  name: 'media.replace-file',
  summary: 'Replace the content of a file',
  description:
    'By content of the same kind. The id stays, so everything that shows the file shows the new content.',
  access: 'signed-in',
  input: z.strictObject({ fileId: fileIdField, file: uploadField }),
  output: FileView,
  refuses: [FileNotFound, KindChanged, ...uploadRefusals],
  needs: {
    files: Files,
    reader: FileReader,
    usage: Usage,
    inspection: Inspection,
    store: ObjectStore,
    spool: Spool,
    ids: Ids,
  },
  limits: [uploadRateLimit],
  async prepare({ input: { fileId, file }, actor }, ports) {
    const former = await ports.reader.one(actor.id, fileId);
    if (former?.ownerId !== actor.id) throw new FileNotFound();
    return storeRevision(ports, fileId, file, async (content) => {
      if (content.kind !== former.kind) throw new KindChanged();
      await ports.usage.check(actor.id, content.size - former.size);
    });
  },
  async handle({ input, actor, prepared }, { files, usage }) {
    const file = await files.find(input.fileId);
    if (file?.ownerId !== actor.id || !file.isReady) throw new FileNotFound();
    const more = prepared.size - file.size;
    file.replace(cleanName(input.file.name), prepared);
    await usage.charge(actor.id, more);
    return file.id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new FileNotFound();
    return view;
  },
});
