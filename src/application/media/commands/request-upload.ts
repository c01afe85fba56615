import { z } from 'zod';
import { contentTypes } from '../../../domain/media/content.ts';
import { File, type FileId, Files } from '../../../domain/media/file.ts';
import { cleanName } from '../../../domain/media/file-name.ts';
import { iso } from '../../kernel/fields.ts';
import { QuotaExceeded, UnsupportedFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { incomingKey } from '../object-keys.ts';
import { ObjectStore, Usage } from '../ports.ts';
import { UploadTicket } from '../views.ts';
import { uploadRateLimit } from './upload-file.ts';

const limit = 500 * 1024 * 1024;

export const requestUpload = command({
  name: 'media.request-upload',
  summary: 'Get a link to upload a large file to',
  description:
    'Up to 500 MB. Send the bytes to the link with its method and headers, then complete the upload.',
  access: 'signed-in',
  input: z.strictObject({
    name: z.string().min(1).max(500).describe('File name.'),
    contentType: z.string().max(100).describe('Media type of the bytes, such as `video/mp4`.'),
    size: z.int().min(1).max(limit).describe('Bytes; at most 500 MiB.'),
  }),
  output: UploadTicket,
  refuses: [UnsupportedFile, QuotaExceeded],
  needs: { files: Files, store: ObjectStore, usage: Usage, ids: Ids, clock: Clock },
  limits: [uploadRateLimit],
  // The link of a ticket expires soon: a repeat gets a new one.
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
