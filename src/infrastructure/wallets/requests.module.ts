import { ContainerModule } from 'inversify';
import { Clock } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { RequestExpiry } from '../../application/wallets/requests/expire-requests.ts';
import { EndingRequests, RequestReader } from '../../application/wallets/requests/ports.ts';
import { PaymentRequests } from '../../domain/wallets/payment-request.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlEndingRequests } from './requests/ending-requests.ts';
import { SqlRequestReader } from './requests/request-reader.ts';
import { SqlPaymentRequests } from './requests/requests.ts';

export const requestsModule = new ContainerModule(({ bind }) => {
  bind(PaymentRequests).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlPaymentRequests(aggregates, database),
    [Aggregates, Database],
  );
  bind(EndingRequests).toResolvedValue((database: Database) => new SqlEndingRequests(database), [Database]);
  bind(RequestReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlRequestReader(database, files),
    [Database, FileViews],
  );
  bind(RequestExpiry).toResolvedValue(
    (ending: EndingRequests, requests: PaymentRequests, unitOfWork: UnitOfWork, clock: Clock) =>
      new RequestExpiry({ ending, requests, unitOfWork, clock }),
    [EndingRequests, PaymentRequests, UnitOfWork, Clock],
  );
});
