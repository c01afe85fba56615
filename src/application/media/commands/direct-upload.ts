import { z } from 'zod';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import { contentTypes } from '../../../domain/media/content.ts';
import { NotPending, SizeMismatch, UploadMissing } from '../../../domain/media/errors.ts';
import { File, type FileId, Files } from '../../../domain/media/file.ts';
import { cleanName } from '../../../domain/media/file-name.ts';
import { idField, iso } from '../../kernel/fields.ts';
import {
  FileNotFound,
  QuotaExceeded,
  UnsupportedFile,
  uploadRefusals,
  WrongKindOfFile,
} from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Spool } from '../../kernel/upload.ts';
import { incomingKey } from '../object-keys.ts';
import { FileReader, Inspection, ObjectStore, Usage } from '../ports.ts';
import { requireKind, storeRevision } from '../storing.ts';
import { FileView, UploadTicket } from '../views.ts';
import { uploads } from './upload-file.ts';

const limit = 500 * 1024 * 1024;

export const requestUpload = command({
  name: 'media.request-upload',
  summary: 'Get a link to upload a large file to',
  description:
    'Up to 500 MB. Send the bytes to the link with its method and headers, then complete the upload.',
  access: 'signed-in',
  input: z.strictObject({
    name: z.string().min(1).max(500),
    contentType: z.string().max(100),
    size: z.int().min(1).max(limit),
  }),
  output: UploadTicket,
  refuses: [UnsupportedFile, QuotaExceeded],
  needs: { files: Files, store: ObjectStore, usage: Usage, ids: Ids, clock: Clock },
  limits: [uploads],
  // The ticket holds a link that soon dies: a repeat gets a new one.
  replayable: false,
  async handle({ input: { name, contentType, size }, actor }, { files, usage, ids, clock }) {
    const kind = contentTypes.get(contentType);
    if (!kind) throw new UnsupportedFile();
    const draft = { id: ids.next<FileId>(), ownerId: actor.id, name: cleanName(name), at: clock.now() };
    const unknown = { width: null, height: null, durationMs: null, blurhash: null, colours: [] };
    files.add(File.expect(draft, { revisionId: ids.next(), kind, contentType, size, ...unknown }));
    await usage.charge(actor.id, size);
    return draft.id;
  },
  async answer(fileId, { input: { contentType, size } }, { store }) {
    const { expiresAt, ...link } = await store.writeUrl(incomingKey(fileId), contentType, size);
    return { fileId, ...link, expiresAt: iso(expiresAt) };
  },
});

export const completeUpload = command({
  name: 'media.complete-upload',
  summary: 'Make a file of what was sent to an upload link',
  description: 'What it refuses is gone, and so is the link: ask for another.',
  access: 'signed-in',
  input: z.strictObject({ fileId: idField<FileId>() }),
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
  limits: [uploads],
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
          requireKind(content, expected.kind);
          await usage.check(actor.id, content.size - expected.size);
        });
      } finally {
        await spool.drop([upload]);
      }
    } catch (error) {
      if (error instanceof Refusal && error.kind !== 'unavailable' && error.kind !== 'too-many')
        await unitOfWork.run(() => giveUp(ports, fileId, error.code));
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

/** An upload that came to nothing gives its room back, and its owner is told. */
export async function giveUp(
  { files, usage }: { readonly files: Files; readonly usage: Usage },
  fileId: FileId,
  code: string,
): Promise<void> {
  const file = await files.find(fileId);
  if (!file || file.isReady) return;
  file.fail(code);
  files.remove(file);
  await usage.charge(file.ownerId, -file.size);
}
