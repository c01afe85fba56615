import { z } from 'zod';
import { FileIntake, FileNotFound, uploadRefusals } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { uploadField } from '../../kernel/upload.ts';
import { FileReader } from '../ports.ts';
import { FileView } from '../views.ts';

/** Uploads cost CPU and disk space, so their limit is below that of other calls. */
export const uploadRateLimit = { name: 'uploads', points: 120, seconds: 60, per: 'account' } as const;

export const uploadFile = command({
  name: 'media.upload-file',
  summary: 'Upload an image, video, audio file or PDF',
  description:
    'Multipart, up to 25 MB. The type is read from the bytes. Images are re-encoded upright, without EXIF, and get ' +
    'thumbnails; location data is removed from videos.',
  access: 'signed-in',
  input: z.strictObject({ file: uploadField }),
  output: FileView,
  refuses: [FileNotFound, ...uploadRefusals],
  needs: { intake: FileIntake, reader: FileReader },
  limits: [uploadRateLimit],
  prepare: ({ input: { file }, actor }, { intake }) => intake.take(actor.id, file),
  async handle({ actor, prepared }, { intake }) {
    await intake.add(actor.id, [prepared]);
    return prepared.id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new FileNotFound();
    return view;
  },
});
