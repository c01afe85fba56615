import type { UserId } from '../../domain/kernel/id.ts';
import type { Content } from '../../domain/media/content.ts';
import { File, type FileId, type Files } from '../../domain/media/file.ts';
import { cleanName } from '../../domain/media/file-name.ts';
import { FileIntake, type FileKind, type StoredUpload } from '../kernel/files.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Upload } from '../kernel/upload.ts';
import type { Usage } from './ports.ts';
import { assertKind, type StoringNeeds, storeRevision } from './store-revision.ts';

interface Taken extends StoredUpload {
  readonly name: string;
  readonly content: Content;
}

interface Needs extends StoringNeeds {
  readonly files: Files;
  readonly usage: Usage;
  readonly clock: Clock;
}

export class StoredUploads extends FileIntake {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  async take(ownerId: UserId, upload: Upload, only?: FileKind): Promise<Taken> {
    const id = this.#needs.ids.next<FileId>();
    const content = await storeRevision(this.#needs, id, upload, async (found) => {
      assertKind(found, only);
      await this.#needs.usage.check(ownerId, found.size);
    });
    return { id, kind: content.kind, name: cleanName(upload.name), content };
  }

  async add(ownerId: UserId, files: readonly StoredUpload[]): Promise<void> {
    const taken = files as readonly Taken[];
    const total = taken.reduce((sum, { content }) => sum + content.size, 0);
    const at = this.#needs.clock.now();
    for (const { id, name, content } of taken)
      this.#needs.files.add(File.store({ id, ownerId, name, at }, content));
    await this.#needs.usage.charge(ownerId, total);
  }
}
