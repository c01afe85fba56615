import { ContainerModule } from 'inversify';
import {
  Closet,
  OccasionReader,
  OutfitReader,
  OutfitsPurge,
  OwnThings,
  WearReader,
} from '../../application/wardrobe/outfit-ports.ts';
import { Calendar } from '../../application/wardrobe/ports.ts';
import { Guests, Occasions } from '../../domain/wardrobe/occasion.ts';
import { Outfits } from '../../domain/wardrobe/outfit.ts';
import { Wears } from '../../domain/wardrobe/wear.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlCloset } from './sql-closet.ts';
import { SqlOccasionReader } from './sql-occasion-reader.ts';
import { SqlGuests, SqlOccasions } from './sql-occasions.ts';
import { SqlOutfitReader } from './sql-outfit-reader.ts';
import { SqlOutfits } from './sql-outfits.ts';
import { SqlOutfitsPurge } from './sql-outfits-purge.ts';
import { SqlOwnThings } from './sql-own-things.ts';
import { SqlWearReader } from './sql-wear-reader.ts';
import { SqlWears } from './sql-wears.ts';

export const outfitsModule = new ContainerModule(({ bind }) => {
  bind(Outfits).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlOutfits(aggregates, database),
    [Aggregates, Database],
  );
  bind(Occasions).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlOccasions(aggregates, database),
    [Aggregates, Database],
  );
  bind(Wears).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlWears(aggregates, database),
    [Aggregates, Database],
  );
  bind(Guests).toResolvedValue((database: Database) => new SqlGuests(database), [Database]);
  bind(OwnThings).toResolvedValue((database: Database) => new SqlOwnThings(database), [Database]);
  bind(OutfitsPurge).toResolvedValue((database: Database) => new SqlOutfitsPurge(database), [Database]);
  bind(OutfitReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlOutfitReader(database, files),
    [Database, FileViews],
  );
  bind(OccasionReader).toResolvedValue(
    (database: Database, files: FileViews, calendar: Calendar) =>
      new SqlOccasionReader(database, files, calendar),
    [Database, FileViews, Calendar],
  );
  bind(WearReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlWearReader(database, files),
    [Database, FileViews],
  );
  bind(Closet).toResolvedValue(
    (database: Database, files: FileViews) => new SqlCloset(database, files),
    [Database, FileViews],
  );
});
