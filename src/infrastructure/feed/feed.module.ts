import { ContainerModule } from 'inversify';
import { Explorer, FeedReader, FeedTable, FeedVisits } from '../../application/feed/ports.ts';
import { Clock } from '../../application/kernel/ports.ts';
import { Database } from '../kernel/database/database.ts';
import { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { FileViews } from '../media/media.read.ts';
import { FeedOwners } from './owners.ts';
import { FeedPruning } from './pruning.ts';
import { PulledAuthors } from './pulled-authors.ts';
import { SqlExplorer } from './sql/explorer.ts';
import { SqlFeedReader } from './sql/feed-reader.ts';
import { SqlFeedTable } from './sql/feed-table.ts';
import { FeedUpkeep } from './upkeep.ts';

/** `pullThreshold`: authors with more followers than this are pulled by readers instead of pushed to feeds. */
export const feedModule = (pullThreshold: number): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(FeedUpkeep).toResolvedValue(
      (database: Database, unitOfWork: SqlUnitOfWork) => new FeedUpkeep(database, unitOfWork),
      [Database, SqlUnitOfWork],
    );
    bind(FeedPruning).toResolvedValue(
      (upkeep: FeedUpkeep, clock: Clock) => new FeedPruning(upkeep, clock),
      [FeedUpkeep, Clock],
    );
    bind(FeedOwners).toResolvedValue(
      (database: Database, unitOfWork: SqlUnitOfWork, upkeep: FeedUpkeep, clock: Clock) =>
        new FeedOwners(database, unitOfWork, upkeep, clock),
      [Database, SqlUnitOfWork, FeedUpkeep, Clock],
    );
    bind(FeedVisits).toService(FeedOwners);
    bind(PulledAuthors).toResolvedValue(
      (database: Database, clock: Clock) => new PulledAuthors(database, clock, pullThreshold),
      [Database, Clock],
    );
    bind(FeedTable).toResolvedValue(
      (database: Database, pulled: PulledAuthors, clock: Clock) => new SqlFeedTable(database, pulled, clock),
      [Database, PulledAuthors, Clock],
    );
    bind(FeedReader).toResolvedValue(
      (database: Database, files: FileViews, owners: FeedOwners) =>
        new SqlFeedReader(database, files, owners),
      [Database, FileViews, FeedOwners],
    );
    bind(Explorer).toResolvedValue(
      (database: Database, files: FileViews, clock: Clock) => new SqlExplorer(database, files, clock),
      [Database, FileViews, Clock],
    );
  });
