import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { Clock, Ids } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { DeliveryRecord, Sendings } from '../../application/notifications/admin-ports.ts';
import { DailyDigest } from '../../application/notifications/daily-digest.ts';
import {
  Addresses,
  Deliveries,
  type DeliveryChannel,
  Digests,
  Suppressions,
  Webhooks,
} from '../../application/notifications/delivery-ports.ts';
import { DeliveryWorker } from '../../application/notifications/delivery-worker.ts';
import { Parcels } from '../../application/notifications/parcels.ts';
import {
  NotificationReader,
  PreferenceStore,
  Recipients,
  UnsubscribeTokens,
} from '../../application/notifications/ports.ts';
import type { Config } from '../../config.ts';
import { Database } from '../kernel/database/database.ts';
import { fileSending, smtpSending } from '../kernel/mail/mail-transports.ts';
import { DeliveryWorkers } from './delivery-workers.ts';
import { EmailChannel } from './email.ts';
import { HmacUnsubscribeTokens, unsubscribeKey } from './hmac-unsubscribe-tokens.ts';
import { HttpsWebhook } from './https-webhook.ts';
import { SqlAddresses, SqlSuppressions } from './sql-addresses.ts';
import { SqlDeliveries } from './sql-deliveries.ts';
import { SqlDeliveryRecord } from './sql-delivery-record.ts';
import { SqlDigests } from './sql-digests.ts';
import { SqlSendings } from './sql-sendings.ts';
import { SqlWebhooks } from './sql-webhooks.ts';

/** How notifications leave; reads the key of unsubscribe links, and makes it at the first start. */
export async function deliveriesModule(config: Config): Promise<ContainerModule> {
  const { SMTP_URL, MAIL_FROM, DATA_DIR, PASSWORD_PEPPER, PUBLIC_URL: publicUrl } = config;
  const tokens = new HmacUnsubscribeTokens(await unsubscribeKey(DATA_DIR, PASSWORD_PEPPER));
  const send = SMTP_URL ? smtpSending(SMTP_URL, MAIL_FROM) : fileSending(join(DATA_DIR, 'outbox'), MAIL_FROM);

  return new ContainerModule(({ bind }) => {
    bind(UnsubscribeTokens).toConstantValue(tokens);
    bind(Addresses).toResolvedValue((database) => new SqlAddresses(database), [Database]);
    bind(Suppressions).toResolvedValue(
      (database, clock) => new SqlSuppressions(database, clock),
      [Database, Clock],
    );
    bind(Digests).toResolvedValue((database) => new SqlDigests(database), [Database]);
    bind(Webhooks).toResolvedValue((database) => new SqlWebhooks(database), [Database]);
    bind(Sendings).toResolvedValue((database) => new SqlSendings(database), [Database]);
    bind(Deliveries).toResolvedValue(
      (database, ids, clock) => new SqlDeliveries(database, ids, clock),
      [Database, Ids, Clock],
    );
    bind(DeliveryRecord).toResolvedValue(
      (database, clock) => new SqlDeliveryRecord(database, clock),
      [Database, Clock],
    );
    bind(DailyDigest).toResolvedValue(
      (digests, deliveries, unitOfWork, clock) => new DailyDigest({ digests, deliveries, unitOfWork, clock }),
      [Digests, Deliveries, UnitOfWork, Clock],
    );
    bind(Parcels).toResolvedValue(
      (reader, recipients, preferences, addresses) =>
        new Parcels({ reader, recipients, preferences, addresses }),
      [NotificationReader, Recipients, PreferenceStore, Addresses],
    );
    bind(EmailChannel).toResolvedValue(
      (suppressions, unitOfWork, clock) =>
        new EmailChannel({ send, suppressions, tokens, unitOfWork, clock, publicUrl }),
      [Suppressions, UnitOfWork, Clock],
    );
    bind(HttpsWebhook).toResolvedValue(
      (webhooks, clock) => new HttpsWebhook({ webhooks, clock }),
      [Webhooks, Clock],
    );
    bind(DeliveryWorkers).toResolvedValue(
      (email, webhook, deliveries, parcels, unitOfWork, clock) =>
        new DeliveryWorkers(
          new Map(
            ([email, webhook] as DeliveryChannel[]).map((channel) => [
              channel.name,
              new DeliveryWorker({ channel, deliveries, parcels, unitOfWork, clock }),
            ]),
          ),
        ),
      [EmailChannel, HttpsWebhook, Deliveries, Parcels, UnitOfWork, Clock],
    );
  });
}
