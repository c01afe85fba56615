import { z } from 'zod';
import { FileInUse } from '../../../domain/media/errors.ts';
import { Files } from '../../../domain/media/file.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { FileNotFound } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { fileIdField } from '../fields.ts';
import { Usage } from '../ports.ts';

export const deleteFile = command({
  name: 'media.delete-file',
  summary: 'Delete your file',
  description: 'A file in use can only be replaced. Deleting an incomplete upload cancels it.',
  access: 'signed-in',
  input: z.strictObject({ fileId: fileIdField }),
  output: Nothing,
  refuses: [FileNotFound, FileInUse],
  needs: { files: Files, usage: Usage },
  async handle({ input: { fileId }, actor }, { files, usage }) {
    const held = await files.findLocked(fileId);
    if (held?.file.ownerId !== actor.id) throw new FileNotFound();
    held.file.delete(held.uses);
    files.remove(held.file);
    await usage.charge(actor.id, -held.file.size);
    return nothing;
  },
});
