import { ContainerModule } from 'inversify';
import type { Logger } from 'pino';
import { Clock, Ids } from '../../../application/kernel/ports.ts';
import { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import { Accounts } from '../../../application/wallets/ledger/ports.ts';
import { ProviderEvents } from '../../../application/wallets/provider/events.ts';
import { PaymentProvider } from '../../../application/wallets/provider/ports.ts';
import { TopUpReader } from '../../../application/wallets/top-ups/ports.ts';
import { PartiesReader } from '../../../application/wallets/transfers/ports.ts';
import { WithdrawalReader, WithdrawalSetting } from '../../../application/wallets/withdrawals/ports.ts';
import { TopUps } from '../../../domain/wallets/top-up.ts';
import { Withdrawals } from '../../../domain/wallets/withdrawal.ts';
import { Database } from '../../kernel/database/database.ts';
import { Aggregates } from '../../kernel/orm/aggregates.ts';
import { SqlTopUpReader, SqlTopUps } from '../top-ups/top-ups.ts';
import { SqlWithdrawalReader, SqlWithdrawals } from '../top-ups/withdrawals.ts';
import { PaymentComparison } from './payment-comparison.ts';
import { SqlProviderEvents } from './provider-events.ts';

export const providerModule = (
  provider: PaymentProvider,
  paysOut: boolean,
  logger: Logger,
): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(PaymentProvider).toConstantValue(provider);
    bind(WithdrawalSetting).toConstantValue({ isOn: paysOut });
    bind(ProviderEvents).toResolvedValue((database: Database) => new SqlProviderEvents(database), [Database]);
    bind(TopUpReader).toResolvedValue((database: Database) => new SqlTopUpReader(database), [Database]);
    bind(WithdrawalReader).toResolvedValue(
      (database: Database) => new SqlWithdrawalReader(database),
      [Database],
    );
    bind(PaymentComparison).toResolvedValue(
      (
        accounts: Accounts,
        parties: PartiesReader,
        topUps: TopUps,
        unitOfWork: UnitOfWork,
        ids: Ids,
        clock: Clock,
      ) => new PaymentComparison({ accounts, parties, topUps, unitOfWork, ids, clock, provider }, logger),
      [Accounts, PartiesReader, TopUps, UnitOfWork, Ids, Clock],
    );
    bind(TopUps).toResolvedValue(
      (aggregates: Aggregates, database: Database) => new SqlTopUps(aggregates, database),
      [Aggregates, Database],
    );
    bind(Withdrawals).toResolvedValue(
      (aggregates: Aggregates, database: Database) => new SqlWithdrawals(aggregates, database),
      [Aggregates, Database],
    );
  });
