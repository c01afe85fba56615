import { z } from 'zod';
import type { FileId } from '../../../domain/media/file.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { FileReader, Usage } from '../ports.ts';
import { FileKindField, FileView } from '../views.ts';

export const listMyFiles = query({
  name: 'media.list-my-files',
  summary: 'Your files, newest first, and the space that they use',
  access: 'signed-in',
  input: z.strictObject({
    kind: FileKindField.optional().meta({ description: 'Only files of this kind' }),
    unused: z
      .boolean()
      .optional()
      .meta({ description: 'Only files that nothing shows; false: only the others' }),
    ...idPageInput<FileId>(),
  }),
  output: pageOf(FileView)
    .extend({
      used: z.int().min(0).meta({ description: 'Bytes that all your files take' }),
      quota: z.int().min(0).meta({ description: 'Bytes that your files may take' }),
    })
    .meta({ id: 'MyFiles' }),
  refuses: [],
  needs: { reader: FileReader, usage: Usage },
  readsOwn: () => true,
  async handle({ input: { kind, unused, ...page }, actor }, { reader, usage }) {
    const [files, space] = await Promise.all([
      reader.own(actor.id, { kind, unused }, page),
      usage.of(actor.id),
    ]);
    return { ...files, ...space };
  },
});
