import { ContainerModule } from 'inversify';
import { Clock, EventRecorder, Ids } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { CurrentVersions } from '../../application/wardrobe/changes/ports.ts';
import { CollectionReader } from '../../application/wardrobe/collections/ports.ts';
import { ImportKeys, WardrobeExport } from '../../application/wardrobe/import-export/ports.ts';
import { ItemReader, PictureColours, WardrobeStatsReader } from '../../application/wardrobe/items/ports.ts';
import { WashReader } from '../../application/wardrobe/laundry/ports.ts';
import { Calendar } from '../../application/wardrobe/ports.ts';
import { WardrobePurge } from '../../application/wardrobe/purge/ports.ts';
import { Collections } from '../../domain/wardrobe/collections/collection.ts';
import { Items } from '../../domain/wardrobe/items/item.ts';
import { Washes } from '../../domain/wardrobe/laundry/wash.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlCalendar } from './calendar.ts';
import { SqlCollectionReader } from './collections/collection-reader.ts';
import { SqlCollections } from './collections/collections.ts';
import { SqlCurrentVersions } from './current-versions.ts';
import { SqlImportKeys } from './import-export/import-keys.ts';
import { SqlWardrobeExport } from './import-export/wardrobe-export.ts';
import { SqlItemReader } from './items/item-reader.ts';
import { SqlItems } from './items/items.ts';
import { SqlPictureColours } from './items/picture-colours.ts';
import { SqlWardrobeStats } from './items/stats/stats.ts';
import { SqlWashReader } from './laundry/wash-reader.ts';
import { SqlWashes } from './laundry/washes.ts';
import { SqlWardrobePurge } from './purge/wardrobe-purge.ts';

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
  bind(WashReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlWashReader(database, files),
    [Database, FileViews],
  );
  bind(CurrentVersions).toResolvedValue((database: Database) => new SqlCurrentVersions(database), [Database]);
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
  bind(ImportKeys).toResolvedValue((database: Database) => new SqlImportKeys(database), [Database]);
  bind(WardrobeExport).toResolvedValue((database: Database) => new SqlWardrobeExport(database), [Database]);
  bind(WardrobePurge).toResolvedValue(
    (database: Database, recorder: EventRecorder) => new SqlWardrobePurge(database, recorder),
    [Database, EventRecorder],
  );
});
