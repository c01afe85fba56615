import { ContainerModule } from 'inversify';
import { Clock, Ids } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { HoldExpiry } from '../../application/wallets/holds/expire-holds.ts';
import { EndingHolds, HoldReader } from '../../application/wallets/holds/ports.ts';
import { Accounts } from '../../application/wallets/ledger/ports.ts';
import { Holds } from '../../domain/wallets/hold.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlEndingHolds } from './holds/ending-holds.ts';
import { SqlHoldReader } from './holds/hold-reader.ts';
import { SqlHolds } from './holds/holds.ts';

export const holdsModule = new ContainerModule(({ bind }) => {
  bind(Holds).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlHolds(aggregates, database),
    [Aggregates, Database],
  );
  bind(EndingHolds).toResolvedValue((database: Database) => new SqlEndingHolds(database), [Database]);
  bind(HoldReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlHoldReader(database, files),
    [Database, FileViews],
  );
  bind(HoldExpiry).toResolvedValue(
    (ending: EndingHolds, holds: Holds, accounts: Accounts, unitOfWork: UnitOfWork, ids: Ids, clock: Clock) =>
      new HoldExpiry({ ending, holds, accounts, unitOfWork, ids, clock }),
    [EndingHolds, Holds, Accounts, UnitOfWork, Ids, Clock],
  );
});
