import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { Semaphore } from '../../application/kernel/concurrency/semaphore.ts';
import { FileAttachments, FileIntake, PublicImages } from '../../application/kernel/files.ts';
import { Clock, Ids } from '../../application/kernel/ports.ts';
import { ServedObjects } from '../../application/kernel/served-objects.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { Spool } from '../../application/kernel/upload.ts';
import {
  FileReader,
  Inspection,
  KeptRevisions,
  MediaPurge,
  ObjectStore,
  Usage,
} from '../../application/media/ports.ts';
import { StoredUploads } from '../../application/media/stored-uploads.ts';
import type { Config } from '../../config.ts';
import { Files } from '../../domain/media/file.ts';
import { Database } from '../kernel/database/database.ts';
import { DiskSpool } from '../kernel/files/disk-spool.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { ScannedInspection } from './inspection/clamd.ts';
import { FileInspection } from './inspection/file-inspection.ts';
import type { ObjectLinks } from './links/object-links.ts';
import type { SignedLinks } from './links/signed-links.ts';
import { type FileAudience, FileViews } from './media.read.ts';
import { SqlFileAttachments } from './sql/file-attachments.ts';
import { SqlFileReader } from './sql/file-reader.ts';
import { SqlFiles } from './sql/files.ts';
import { SqlKeptRevisions } from './sql/kept-revisions.ts';
import { SqlPublicImages } from './sql/public-pictures.ts';
import { SqlMediaPurge } from './sql/purge.ts';
import { SqlUsage } from './sql/usage.ts';
import { StoredObjects } from './stores/served-objects.ts';
import { MediaSweeper } from './sweeper.ts';

interface MediaOptions {
  readonly config: Config;
  readonly store: ObjectStore;
  readonly links: SignedLinks;
  readonly objectLinks: ObjectLinks;
  /** Who may read what other contexts attach. */
  readonly audiences: readonly FileAudience[];
}

/** Images that may wait for a core; further uploads get 429. */
const waitingImages = 200;

export const mediaModule = ({
  config,
  store,
  links,
  objectLinks,
  audiences,
}: MediaOptions): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const spool = new DiskSpool(join(config.DATA_DIR, 'spool'));
    const imageSlots = new Semaphore(Math.max(1, availableParallelism() - 1), { maxWaiting: waitingImages });
    bind(ObjectStore).toConstantValue(store);
    bind(Spool).toConstantValue(spool);
    const inspection = new FileInspection(spool, imageSlots);
    bind(Inspection).toConstantValue(
      config.CLAMD_URL === undefined ? inspection : new ScannedInspection(config.CLAMD_URL, inspection),
    );
    bind(ServedObjects).toResolvedValue(
      (clock: Clock) => new StoredObjects(store, objectLinks, links, clock),
      [Clock],
    );
    bind(Files).toResolvedValue(
      (aggregates: Aggregates, database: Database) => new SqlFiles(aggregates, database),
      [Aggregates, Database],
    );
    bind(FileAttachments).toResolvedValue(
      (database: Database) => new SqlFileAttachments(database),
      [Database],
    );
    bind(Usage).toResolvedValue(
      (database: Database) => new SqlUsage(database, config.MEDIA_QUOTA),
      [Database],
    );
    bind(KeptRevisions).toResolvedValue((database: Database) => new SqlKeptRevisions(database), [Database]);
    bind(MediaPurge).toResolvedValue((database: Database) => new SqlMediaPurge(database), [Database]);
    bind(FileViews).toResolvedValue(
      (database: Database, clock: Clock) => new FileViews({ database, store, clock }, config.PUBLIC_URL),
      [Database, Clock],
    );
    bind(FileReader).toResolvedValue(
      (database: Database, shown: FileViews) => new SqlFileReader(database, shown, audiences),
      [Database, FileViews],
    );
    bind(PublicImages).toResolvedValue(
      (database: Database) => new SqlPublicImages(database, links),
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
