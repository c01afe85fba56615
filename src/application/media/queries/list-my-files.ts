import { z } from 'zod';
import type { FileId } from '../../../domain/media/file.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { FileReader } from '../ports.ts';
import { FileKindField, FileView } from '../views.ts';

export const listMyFiles = query({
  name: 'media.list-my-files',
  summary: 'Your files, newest first',
  access: 'signed-in',
  input: z.strictObject({
    kind: FileKindField.optional().describe('Only files of this kind.'),
    ...idPageInput<FileId>(),
  }),
  output: pageOf(FileView),
  refuses: [],
  needs: { reader: FileReader },
  handle: ({ input: { kind, ...page }, actor }, { reader }) => reader.own(actor.id, kind, page),
});
