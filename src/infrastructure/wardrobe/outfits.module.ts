import { ContainerModule } from 'inversify';
import { WearReader } from '../../application/wardrobe/diary/ports.ts';
import { Invitations, OccasionReader } from '../../application/wardrobe/occasions/ports.ts';
import { OutfitReader, OwnershipCheck } from '../../application/wardrobe/outfits/ports.ts';
import { Calendar } from '../../application/wardrobe/ports.ts';
import { OutfitsPurge } from '../../application/wardrobe/purge/ports.ts';
import { WardrobeCandidates } from '../../application/wardrobe/suggestions/ports.ts';
import { Wears } from '../../domain/wardrobe/diary/wear.ts';
import { Guests } from '../../domain/wardrobe/occasions/invitation.ts';
import { Occasions } from '../../domain/wardrobe/occasions/occasion.ts';
import { Outfits } from '../../domain/wardrobe/outfits/outfit.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlWearReader } from './diary/wear-reader.ts';
import { SqlWears } from './diary/wears.ts';
import { SqlGuests } from './occasions/guests.ts';
import { SqlInvitations } from './occasions/invitations.ts';
import { SqlOccasionReader } from './occasions/occasion-reader.ts';
import { SqlOccasions } from './occasions/occasions.ts';
import { SqlOutfitReader } from './outfits/outfit-reader.ts';
import { SqlOutfits } from './outfits/outfits.ts';
import { SqlOwnershipCheck } from './outfits/ownership-check.ts';
import { SqlOutfitsPurge } from './purge/outfits-purge.ts';
import { SqlWardrobeCandidates } from './suggestions/candidates.ts';

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
  bind(OwnershipCheck).toResolvedValue((database: Database) => new SqlOwnershipCheck(database), [Database]);
  bind(Invitations).toResolvedValue((database: Database) => new SqlInvitations(database), [Database]);
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
  bind(WardrobeCandidates).toResolvedValue(
    (database: Database, files: FileViews) => new SqlWardrobeCandidates(database, files),
    [Database, FileViews],
  );
});
