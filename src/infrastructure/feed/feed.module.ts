import { ContainerModule } from 'inversify';
import { Explorer, FeedReader, FeedTable, FeedVisits } from '../../application/feed/ports.ts';
import { Clock } from '../../application/kernel/ports.ts';
import { Database } from '../kernel/database/database.ts';
import { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { ShownFiles } from '../media/media.read.ts';
import { FeedOwners } from './feed-owners.ts';
import { FeedPruning } from './feed-pruning.ts';
import { FeedUpkeep } from './feed-upkeep.ts';
import { PulledAuthors } from './pulled-authors.ts';
import { SqlExplorer } from './sql-explorer.ts';
import { SqlFeedReader } from './sql-feed-reader.ts';
import { SqlFeedTable } from './sql-feed-table.ts';

/** `pullThreshold`: followers above which an author's posts are fetched by readers instead of pushed to them. */
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
      (database: Database, files: ShownFiles, owners: FeedOwners) =>
        new SqlFeedReader(database, files, owners),
      [Database, ShownFiles, FeedOwners],
    );
    bind(Explorer).toResolvedValue(
      (database: Database, files: ShownFiles, clock: Clock) => new SqlExplorer(database, files, clock),
      [Database, ShownFiles, Clock],
    );
  });
