import type { Content } from '../../domain/media/content.ts';
import type { FileId } from '../../domain/media/file.ts';
import { type FileKind, WrongKindOfFile } from '../kernel/files.ts';
import type { Ids } from '../kernel/ports.ts';
import type { Spool, Upload } from '../kernel/upload.ts';
import { objectKey } from './object-keys.ts';
import type { Inspection, ObjectStore } from './ports.ts';

export interface StoringNeeds {
  readonly inspection: Inspection;
  readonly store: ObjectStore;
  readonly spool: Spool;
  readonly ids: Ids;
}

/**
 * Inspects an upload and stores its objects as a revision of a file. The row is written later: a crash in between
 * leaves objects without a row for the sweeper. `accept` may throw to refuse the content.
 */
export async function storeRevision(
  { inspection, store, spool, ids }: StoringNeeds,
  fileId: FileId,
  upload: Upload,
  accept: (content: Content) => Promise<void> | void,
): Promise<Content> {
  const { content, objects } = await inspection.inspect(upload);
  const revision: Content = { ...content, revisionId: ids.next() };
  const kept: string[] = [];
  try {
    await accept(revision);
    for (const { name, contentType, upload } of objects) {
      const key = objectKey(fileId, revision.revisionId, name);
      kept.push(key);
      await store.put(key, upload, contentType);
    }
    return revision;
  } catch (error) {
    // Best effort: the sweeper removes the rest.
    await Promise.allSettled(kept.map((key) => store.remove(key)));
    throw error;
  } finally {
    await spool.drop(objects.map(({ upload }) => upload));
  }
}

export function assertKind({ kind }: { readonly kind: FileKind }, only: FileKind | undefined): void {
  if (only !== undefined && kind !== only)
    throw new WrongKindOfFile({ detail: `It must be of kind ${only}` });
}
