import type { FileId, Files } from '../../domain/media/file.ts';
import type { Usage } from './ports.ts';

/** Removes a failed upload, frees its space and announces why it failed. Does nothing for a complete file. */
export async function abandonUpload(
  { files, usage }: { readonly files: Files; readonly usage: Usage },
  fileId: FileId,
  code: string,
): Promise<void> {
  const file = await files.find(fileId);
  if (!file || file.isReady) return;
  file.fail(code);
  files.remove(file);
  await usage.charge(file.ownerId, -file.size);
}
