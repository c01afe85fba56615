import { ContainerModule } from 'inversify';
import { Clock, Counters, EventRecorder, Ids } from '../../application/kernel/ports.ts';
import { Activity, ActivityReader } from '../../application/wallets/activity/ports.ts';
import { LedgerAudit } from '../../application/wallets/admin/ports.ts';
import { Accounts, Currencies, Transfers, WalletLimits } from '../../application/wallets/ledger/ports.ts';
import { WalletPurge } from '../../application/wallets/purge/ports.ts';
import { TipSubjects } from '../../application/wallets/tips/ports.ts';
import { PartiesReader, TransferReader } from '../../application/wallets/transfers/ports.ts';
import { TipCounts } from '../../application/wallets/transfers/tip-counts.ts';
import { Days, EntryReader } from '../../application/wallets/wallet/ports.ts';
import type { Config } from '../../config.ts';
import { Database } from '../kernel/database/database.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlActivity } from './activity/activity.ts';
import { SqlActivityReader } from './activity/activity-reader.ts';
import { SqlLedgerAudit } from './admin/audit.ts';
import { ChosenCurrencies } from './currencies.ts';
import { SqlDays } from './days.ts';
import { SqlAccounts } from './ledger/accounts.ts';
import { SqlTransfers } from './ledger/transfers.ts';
import { SqlWalletPurge } from './purge.ts';
import { SqlTipSubjects } from './tips/tip-subjects.ts';
import { SqlPartiesReader } from './transfers/parties.ts';
import { SqlTransferReader } from './transfers/transfer-reader.ts';
import { SqlEntryReader } from './wallet/entry-reader.ts';

export const ledgerModule = ({
  CURRENCIES,
  WALLET_LIMITS: limits,
}: Pick<Config, 'CURRENCIES' | 'WALLET_LIMITS'>) =>
  new ContainerModule(({ bind }) => {
    bind(Currencies).toConstantValue(new ChosenCurrencies(CURRENCIES));
    bind(WalletLimits).toConstantValue({ limits });
    bind(Accounts).toResolvedValue(
      (database: Database, ids: Ids, clock: Clock) => new SqlAccounts({ database, ids, clock, limits }),
      [Database, Ids, Clock],
    );
    bind(Transfers).toResolvedValue((database: Database) => new SqlTransfers(database), [Database]);
    bind(Days).toResolvedValue((database: Database) => new SqlDays(database), [Database]);
    bind(TipCounts).toResolvedValue(
      (subjects: TipSubjects, counters: Counters, events: EventRecorder) =>
        new TipCounts({ subjects, counters, events }),
      [TipSubjects, Counters, EventRecorder],
    );
    bind(LedgerAudit).toResolvedValue((database: Database) => new SqlLedgerAudit(database), [Database]);
    bind(Activity).toResolvedValue((database: Database) => new SqlActivity(database), [Database]);
    bind(ActivityReader).toResolvedValue(
      (database: Database, files: FileViews) => new SqlActivityReader(database, files),
      [Database, FileViews],
    );
    bind(WalletPurge).toResolvedValue((database: Database) => new SqlWalletPurge(database), [Database]);
    bind(TipSubjects).toResolvedValue((database: Database) => new SqlTipSubjects(database), [Database]);
    bind(PartiesReader).toResolvedValue(
      (database: Database, files: FileViews) => new SqlPartiesReader(database, files),
      [Database, FileViews],
    );
    bind(TransferReader).toResolvedValue(
      (database: Database, files: FileViews) => new SqlTransferReader(database, files),
      [Database, FileViews],
    );
    bind(EntryReader).toResolvedValue(
      (database: Database, files: FileViews) => new SqlEntryReader(database, files),
      [Database, FileViews],
    );
  });
