import { z } from 'zod';
import type { FileId } from '../../../domain/media/file.ts';
import { idField } from '../../kernel/fields.ts';
import { FileNotFound } from '../../kernel/files.ts';
import { query } from '../../kernel/operation.ts';
import { FileReader } from '../ports.ts';

const variants = ['original', 'thumbnail', 'preview'] as const;

export const getFileContent = query({
  name: 'media.get-file-content',
  summary: 'Redirects to the content of a file',
  description:
    'An address that stays the same, for pages that are cached: each call checks again whether you may read the file. ' +
    'Files other than images have only the original.',
  access: 'signed-in',
  input: z.strictObject({
    fileId: idField<FileId>().meta({ description: 'The file' }),
    variant: z
      .enum(variants)
      .meta({ id: 'FileVariant', description: 'WebP of at most 256 (thumbnail) or 1024 (preview) pixels' })
      .default('original'),
  }),
  output: z
    .object({ url: z.string().meta({ description: 'A signed link, valid for at most 10 minutes' }) })
    .meta({ id: 'FileContent' }),
  refuses: [FileNotFound],
  needs: { reader: FileReader },
  async handle({ input: { fileId, variant }, actor }, { reader }) {
    const view = await reader.one(actor.id, fileId);
    if (!view) throw new FileNotFound();
    const small = { original: undefined, thumbnail: view.thumbnailUrl, preview: view.previewUrl }[variant];
    return { url: small ?? view.url };
  },
});
