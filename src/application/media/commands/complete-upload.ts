import { z } from 'zod';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import { NotPending, SizeMismatch, UploadMissing } from '../../../domain/media/errors.ts';
import { Files } from '../../../domain/media/file.ts';
import { FileNotFound, uploadRefusals, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Ids } from '../../kernel/ports.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Spool } from '../../kernel/upload.ts';
import { abandonUpload } from '../abandon-upload.ts';
import { fileIdField } from '../fields.ts';
import { incomingKey } from '../object-keys.ts';
import { FileReader, Inspection, ObjectStore, Usage } from '../ports.ts';
import { assertKind, storeRevision } from '../store-revision.ts';
import { FileView } from '../views.ts';
import { uploadRateLimit } from './upload-file.ts';

export const completeUpload = command({
  name: 'media.complete-upload',
  summary: 'Complete an upload and get the file',
  description: 'A refused upload is deleted with its link: request another.',
  access: 'signed-in',
  input: z.strictObject({ fileId: fileIdField }),
  output: FileView,
  refuses: [FileNotFound, NotPending, UploadMissing, SizeMismatch, WrongKindOfFile, ...uploadRefusals],
  needs: {
    files: Files,
    reader: FileReader,
    usage: Usage,
    inspection: Inspection,
    store: ObjectStore,
    spool: Spool,
    unitOfWork: UnitOfWork,
    ids: Ids,
  },
  limits: [uploadRateLimit],
  async prepare({ input: { fileId }, actor }, ports) {
    const { files, store, spool, unitOfWork, usage } = ports;
    const { expected } = await unitOfWork.run(async () => {
      const file = await files.find(fileId);
      if (file?.ownerId !== actor.id) throw new FileNotFound();
      return { expected: file.expected() };
    });
    const sent = await store.get(incomingKey(fileId));
    if (!sent) throw new UploadMissing();
    try {
      const upload = await spool.save(expected.name, sent, expected.size).catch(sayWrongSize);
      try {
        if (upload.size !== expected.size) throw new SizeMismatch();
        return await storeRevision(ports, fileId, upload, async (content) => {
          assertKind(content, expected.kind);
          await usage.check(actor.id, content.size - expected.size);
        });
      } finally {
        await spool.drop([upload]);
      }
    } catch (error) {
      if (error instanceof Refusal && error.kind !== 'unavailable' && error.kind !== 'too-many')
        await unitOfWork.run(() => abandonUpload(ports, fileId, error.code));
      throw error;
    }
  },
  async handle({ input: { fileId }, actor, prepared }, { files, usage }) {
    const file = await files.find(fileId);
    if (file?.ownerId !== actor.id) throw new FileNotFound();
    const more = prepared.size - file.size;
    file.complete(prepared);
    await usage.charge(actor.id, more);
    return fileId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new FileNotFound();
    return view;
  },
});

function sayWrongSize(error: unknown): never {
  throw error instanceof Refusal && error.kind === 'too-large' ? new SizeMismatch() : error;
}
