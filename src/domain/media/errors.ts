import { refusal } from '../kernel/refusal.ts';

export class FileInUse extends refusal(
  'media.file-in-use',
  'conflict',
  'This file is in use: replace its content, or remove it there first',
) {}
export class NotPending extends refusal('media.not-pending', 'conflict', 'This upload is complete already') {}
export class KindChanged extends refusal(
  'media.kind-changed',
  'conflict',
  'The new content must be of the same kind as the file',
) {}
export class UploadMissing extends refusal(
  'media.upload-missing',
  'conflict',
  'Nothing has been uploaded to the link yet',
) {}
export class SizeMismatch extends refusal(
  'media.size-mismatch',
  'invalid',
  'The uploaded bytes do not have the announced size',
) {}
