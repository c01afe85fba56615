import type { Clock } from '../../application/kernel/ports.ts';
import type { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { abandonUpload } from '../../application/media/abandon-upload.ts';
import type { ObjectStore, Usage } from '../../application/media/ports.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { FileId, Files } from '../../domain/media/file.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { DiskSpool } from '../kernel/files/disk-spool.ts';
import { evidenceAmong } from '../moderation/evidence-files.read.ts';

const hour = 3_600_000;
const step = 200;

const pending = sql<{ before: number; limit: number }, { id: FileId }>(`
  select id from files where state = 'pending' and created_at < :before order by id limit :limit`);
const alive = sql<{ ids: readonly string[] }, { id: Id; revisionId: Id; state: string }>(`
  select id, revision_id as revisionId, state from files where id in (:ids*)
  union all select ev.id, ev.revisionId, 'ready' from (${evidenceAmong(':ids*')}) ev`);

interface Needs {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly files: Files;
  readonly usage: Usage;
  readonly store: ObjectStore;
  readonly spool: DiskSpool;
  readonly clock: Clock;
}

/** Cleans up after crashes and abandoned uploads: rows without an object, objects without a row, spooled bytes. */
export class MediaSweeper {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async sweep(): Promise<void> {
    const before = this.#needs.clock.now() - hour;
    while (await this.#pending(before));
    await this.#objects('files/', before, (key) => {
      const [, fileId, revisionId] = key.split('/');
      return { fileId, kept: (row) => row.revisionId === revisionId && row.state === 'ready' };
    });
    await this.#objects('incoming/', before, (key) => ({
      fileId: key.split('/')[1],
      kept: (row) => row.state === 'pending',
    }));
    await this.#needs.spool.sweep(before);
  }

  /** Answers whether there are more. */
  async #pending(before: number): Promise<boolean> {
    const { database, unitOfWork } = this.#needs;
    const rows = await database.rows(pending, { before, limit: step });
    for (const { id } of rows)
      await unitOfWork.run(() => abandonUpload(this.#needs, id, 'media.upload-expired'));
    return rows.length === step;
  }

  /** Skips recent objects: their rows may not be written yet. */
  async #objects(prefix: string, before: number, owner: Owner): Promise<void> {
    const batch: Found[] = [];
    for await (const { key, modifiedAt } of this.#needs.store.list(prefix)) {
      if (modifiedAt >= before) continue;
      batch.push({ key, ...owner(key) });
      if (batch.length === step) await this.#removeOrphans(batch.splice(0));
    }
    await this.#removeOrphans(batch);
  }

  async #removeOrphans(batch: readonly Found[]): Promise<void> {
    const ids = batch.flatMap(({ fileId }) => (isId(fileId) ? [fileId] : []));
    const rows = ids.length === 0 ? [] : await this.#needs.database.rows(alive, { ids });
    const byId = Map.groupBy(rows, ({ id }) => id as string);
    for (const { key, fileId, kept } of batch) {
      if (!byId.get(fileId ?? '')?.some(kept)) await this.#needs.store.remove(key);
    }
  }
}

type Kept = (row: { readonly revisionId: string; readonly state: string }) => boolean;
type Owner = (key: string) => { readonly fileId: string | undefined; readonly kept: Kept };
type Found = ReturnType<Owner> & { readonly key: string };

const isId = (text: string | undefined): text is string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '');
