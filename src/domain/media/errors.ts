import { refusal } from '../kernel/refusal.ts';

export class FileInUse extends refusal(
  'media.file-in-use',
  'conflict',
  'Something shows this file: replace it, or take it away there first',
) {}
export class NotPending extends refusal('media.not-pending', 'conflict', 'This upload is complete already') {}
export class KindChanged extends refusal(
  'media.kind-changed',
  'conflict',
  'A file is replaced by one of the same kind',
) {}
export class UploadMissing extends refusal(
  'media.upload-missing',
  'conflict',
  'Nothing has been uploaded to the link yet',
) {}
export class SizeMismatch extends refusal(
  'media.size-mismatch',
  'invalid',
  'What was uploaded has another size than was said',
) {}
