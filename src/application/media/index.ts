import { deleteFile } from './commands/delete-file.ts';
import { completeUpload, requestUpload } from './commands/direct-upload.ts';
import { replaceFile } from './commands/replace-file.ts';
import { uploadFile } from './commands/upload-file.ts';
import { getFile, listMyFiles } from './queries/files.ts';
import { purgeFiles } from './subscribers/purge.ts';
import { pushFiles } from './subscribers/push-files.ts';
import { removeObjects } from './subscribers/remove-objects.ts';

export const operations = [
  uploadFile,
  requestUpload,
  completeUpload,
  getFile,
  listMyFiles,
  replaceFile,
  deleteFile,
] as const;

export const subscribers = [removeObjects, pushFiles, purgeFiles] as const;
