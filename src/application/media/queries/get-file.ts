import { z } from 'zod';
import { FileNotFound } from '../../kernel/files.ts';
import { query } from '../../kernel/operation.ts';
import { fileIdField } from '../fields.ts';
import { FileReader } from '../ports.ts';
import { FileView } from '../views.ts';

export const getFile = query({
  name: 'media.get-file',
  summary: 'One file, with fresh links',
  description: 'Yours, or attached to something that you may see.',
  access: 'signed-in',
  input: z.strictObject({ fileId: fileIdField }),
  output: FileView,
  refuses: [FileNotFound],
  needs: { reader: FileReader },
  async handle({ input: { fileId }, actor }, { reader }) {
    const view = await reader.one(actor.id, fileId);
    if (!view) throw new FileNotFound();
    return view;
  },
});
