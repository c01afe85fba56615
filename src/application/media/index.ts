import { completeUpload } from './commands/complete-upload.ts';
import { deleteFile } from './commands/delete-file.ts';
import { replaceFile } from './commands/replace-file.ts';
import { requestUpload } from './commands/request-upload.ts';
import { uploadFile } from './commands/upload-file.ts';
import { getFile } from './queries/get-file.ts';
import { getFileContent } from './queries/get-file-content.ts';
import { listMyFiles } from './queries/list-my-files.ts';
import { purgeFiles } from './subscribers/purge-files.ts';
import { pushFiles } from './subscribers/push-files.ts';
import { removeObjects } from './subscribers/remove-objects.ts';

export const operations = [
  uploadFile,
  requestUpload,
  completeUpload,
  getFile,
  getFileContent,
  listMyFiles,
  replaceFile,
  deleteFile,
] as const;

export const subscribers = [removeObjects, pushFiles, purgeFiles] as const;
