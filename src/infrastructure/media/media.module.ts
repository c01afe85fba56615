import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { FileIntake, FileUses, PublicImages } from '../../application/kernel/files.ts';
import { Clock, Ids } from '../../application/kernel/ports.ts';
import { ServedObjects } from '../../application/kernel/served-objects.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { Spool } from '../../application/kernel/upload.ts';
import { FileReader, Inspection, MediaPurge, ObjectStore, Usage } from '../../application/media/ports.ts';
import { StoredUploads } from '../../application/media/uploads.ts';
import type { Config } from '../../config.ts';
import { Files } from '../../domain/media/file.ts';
import { Database } from '../kernel/database/database.ts';
import { DiskSpool } from '../kernel/files/disk-spool.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { Semaphore } from '../kernel/runtime/semaphore.ts';
import { ScannedInspection } from './clamd.ts';
import { FileInspection } from './inspection.ts';
import { type FileAudience, ShownFiles } from './media.read.ts';
import { StoredObjects } from './served-objects.ts';
import type { SignedLinks } from './signed-links.ts';
import { SqlFiles, SqlFileUses, SqlMediaPurge, SqlUsage } from './sql.ts';
import { SqlFileReader } from './sql-file-reader.ts';
import { SqlPublicPictures } from './sql-public-pictures.ts';
import { MediaSweeper } from './sweeper.ts';

interface MediaOptions {
  readonly config: Config;
  readonly store: ObjectStore;
  readonly links: SignedLinks;
  /** Who may read what other contexts attach. */
  readonly audiences: readonly FileAudience[];
}

/** Images that may wait for a core; whoever comes then is asked to come again. */
const waitingImages = 200;

export const mediaModule = ({ config, store, links, audiences }: MediaOptions): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const spool = new DiskSpool(join(config.DATA_DIR, 'spool'));
    const turns = new Semaphore(Math.max(1, availableParallelism() - 1), { maxWaiting: waitingImages });
    bind(ObjectStore).toConstantValue(store);
    bind(Spool).toConstantValue(spool);
    const inspection = new FileInspection(spool, turns);
    bind(Inspection).toConstantValue(
      config.CLAMD_URL === undefined ? inspection : new ScannedInspection(config.CLAMD_URL, inspection),
    );
    bind(ServedObjects).toResolvedValue((clock: Clock) => new StoredObjects(store, links, clock), [Clock]);
    bind(Files).toResolvedValue(
      (aggregates: Aggregates, database: Database) => new SqlFiles(aggregates, database),
      [Aggregates, Database],
    );
    bind(FileUses).toResolvedValue((database: Database) => new SqlFileUses(database), [Database]);
    bind(Usage).toResolvedValue(
      (database: Database) => new SqlUsage(database, config.MEDIA_QUOTA),
      [Database],
    );
    bind(MediaPurge).toResolvedValue((database: Database) => new SqlMediaPurge(database), [Database]);
    bind(ShownFiles).toResolvedValue((database: Database) => new ShownFiles(database, store), [Database]);
    bind(FileReader).toResolvedValue(
      (database: Database, shown: ShownFiles) => new SqlFileReader(database, shown, audiences),
      [Database, ShownFiles],
    );
    bind(PublicImages).toResolvedValue(
      (database: Database) => new SqlPublicPictures(database, links),
      [Database],
    );
    bind(FileIntake).toResolvedValue(
      (inspection: Inspection, files: Files, usage: Usage, ids: Ids, clock: Clock) =>
        new StoredUploads({ inspection, store, spool, files, usage, ids, clock }),
      [Inspection, Files, Usage, Ids, Clock],
    );
    bind(MediaSweeper).toResolvedValue(
      (database: Database, unitOfWork: UnitOfWork, files: Files, usage: Usage, clock: Clock) =>
        new MediaSweeper({ database, unitOfWork, files, usage, store, spool, clock }),
      [Database, UnitOfWork, Files, Usage, Clock],
    );
  });
