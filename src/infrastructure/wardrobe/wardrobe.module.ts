import { ContainerModule } from 'inversify';
import { Clock, EventRecorder, Ids } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import {
  Calendar,
  CollectionReader,
  Csv,
  ImportKeys,
  ItemReader,
  PictureColours,
  WardrobeExport,
  WardrobePurge,
  WardrobeStatsReader,
  Washes,
} from '../../application/wardrobe/ports.ts';
import { Collections } from '../../domain/wardrobe/collection.ts';
import { Items } from '../../domain/wardrobe/item.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { CsvFiles } from './csv.ts';
import { SqlCalendar } from './sql-calendar.ts';
import { SqlCollectionReader } from './sql-collection-reader.ts';
import { SqlCollections } from './sql-collections.ts';
import { SqlWardrobeExport } from './sql-export.ts';
import { SqlImportKeys } from './sql-import-keys.ts';
import { SqlItemReader } from './sql-item-reader.ts';
import { SqlItems } from './sql-items.ts';
import { SqlPictureColours } from './sql-picture-colours.ts';
import { SqlWardrobePurge } from './sql-purge.ts';
import { SqlWardrobeStats } from './sql-stats.ts';
import { SqlWashes } from './sql-washes.ts';

export const wardrobeModule = new ContainerModule(({ bind }) => {
  bind(Items).toResolvedValue(
    (aggregates: Aggregates, database: Database, work: UnitOfWork) =>
      new SqlItems(aggregates, database, work),
    [Aggregates, Database, UnitOfWork],
  );
  bind(Washes).toResolvedValue(
    (database: Database, ids: Ids, clock: Clock) => new SqlWashes(database, ids, clock),
    [Database, Ids, Clock],
  );
  bind(PictureColours).toResolvedValue((database: Database) => new SqlPictureColours(database), [Database]);
  bind(Calendar).toResolvedValue(
    (database: Database, clock: Clock) => new SqlCalendar(database, clock),
    [Database, Clock],
  );
  bind(ItemReader).toResolvedValue(
    (database: Database, files: FileViews, clock: Clock) => new SqlItemReader(database, files, clock),
    [Database, FileViews, Clock],
  );
  bind(WardrobeStatsReader).toResolvedValue(
    (database: Database) => new SqlWardrobeStats(database),
    [Database],
  );
  bind(Collections).toResolvedValue(
    (aggregates: Aggregates, database: Database, work: UnitOfWork) =>
      new SqlCollections(aggregates, database, work),
    [Aggregates, Database, UnitOfWork],
  );
  bind(CollectionReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlCollectionReader(database, files),
    [Database, FileViews],
  );
  bind(Csv).toConstantValue(new CsvFiles());
  bind(ImportKeys).toResolvedValue((database: Database) => new SqlImportKeys(database), [Database]);
  bind(WardrobeExport).toResolvedValue((database: Database) => new SqlWardrobeExport(database), [Database]);
  bind(WardrobePurge).toResolvedValue(
    (database: Database, recorder: EventRecorder) => new SqlWardrobePurge(database, recorder),
    [Database, EventRecorder],
  );
});
