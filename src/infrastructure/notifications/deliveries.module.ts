import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { Clock, Ids } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { DailyDigest } from '../../application/notifications/deliveries/daily-digest.ts';
import { DeliveryComposer } from '../../application/notifications/deliveries/delivery-composer.ts';
import { DeliveryWorker } from '../../application/notifications/deliveries/delivery-worker.ts';
import { NewDeliveries } from '../../application/notifications/deliveries/new-deliveries.ts';
import {
  Deliveries,
  type DeliveryChannel,
  DeliveryRecord,
  Digests,
  MailRecipients,
  Suppressions,
  UnsubscribeTokens,
} from '../../application/notifications/deliveries/ports.ts';
import {
  NotificationReader,
  OtherChannels,
  Recipients,
} from '../../application/notifications/inbox/ports.ts';
import { PreferenceStore } from '../../application/notifications/preferences/ports.ts';
import { Sendings } from '../../application/notifications/sendings/ports.ts';
import { Webhooks } from '../../application/notifications/webhook/ports.ts';
import type { Setup } from '../../context-module.ts';
import { Database } from '../kernel/database/database.ts';
import { derivedKeys } from '../kernel/files/peppers.ts';
import { CountedMailer } from '../kernel/mail/counted-mailer.ts';
import { openMailer } from '../kernel/mail/open-mailer.ts';
import { EmailChannel } from './channels/email.ts';
import { HttpsWebhook } from './channels/https-webhook.ts';
import { tracedChannel } from './channels/traced-channel.ts';
import { SqlDeliveries } from './deliveries/deliveries.ts';
import { SqlDeliveryRecord } from './deliveries/delivery-record.ts';
import { SqlDigests } from './deliveries/digests.ts';
import { SqlMailRecipients } from './deliveries/mail-recipients.ts';
import { SqlSuppressions } from './deliveries/suppressions.ts';
import { HmacUnsubscribeTokens } from './deliveries/unsubscribe-tokens.ts';
import { DeliveryWorkers } from './deliveries/workers.ts';
import { SqlSendings } from './sendings/sendings.ts';
import { SqlWebhooks } from './webhook/webhooks.ts';

// Giving up on a slow server sends the mail twice; the lease of a delivery is longer.
const silenceMs = 300_000;

/** Bindings for deliveries. Reads the keys of unsubscribe links, and creates them at the first start. */
export async function deliveriesModule({
  config,
  metrics,
  tracing,
}: Pick<Setup, 'config' | 'metrics' | 'tracing'>): Promise<ContainerModule> {
  const { SMTP_URL, MAIL_FROM, DATA_DIR, PASSWORD_PEPPER } = config;
  const urls = { publicUrl: config.PUBLIC_URL, appUrl: config.APP_URL };
  const tokens = new HmacUnsubscribeTokens(
    await derivedKeys(
      { dataDir: DATA_DIR, peppers: PASSWORD_PEPPER },
      { purpose: 'layers unsubscribe', file: 'unsubscribe' },
    ),
  );
  const mailer = new CountedMailer(
    openMailer({ url: SMTP_URL, folder: join(DATA_DIR, 'outbox'), from: MAIL_FROM, silenceMs }),
    metrics,
  );

  return new ContainerModule(({ bind }) => {
    bind(UnsubscribeTokens).toConstantValue(tokens);
    bind(MailRecipients).toResolvedValue((database) => new SqlMailRecipients(database), [Database]);
    bind(Suppressions).toResolvedValue(
      (database, clock) => new SqlSuppressions(database, clock),
      [Database, Clock],
    );
    bind(Digests).toResolvedValue((database) => new SqlDigests(database), [Database]);
    bind(Webhooks).toResolvedValue((database) => new SqlWebhooks(database), [Database]);
    bind(Sendings).toResolvedValue((database) => new SqlSendings(database), [Database]);
    bind(Deliveries).toResolvedValue(
      (database, ids, clock) => new SqlDeliveries(database, ids, clock, tracing?.current),
      [Database, Ids, Clock],
    );
    bind(OtherChannels).toResolvedValue(
      (deliveries, digests, mailRecipients, suppressions, webhooks, clock) =>
        new NewDeliveries({ deliveries, digests, mailRecipients, suppressions, webhooks, clock }),
      [Deliveries, Digests, MailRecipients, Suppressions, Webhooks, Clock],
    );
    bind(DeliveryRecord).toResolvedValue(
      (database, clock) => new SqlDeliveryRecord(database, clock),
      [Database, Clock],
    );
    bind(DailyDigest).toResolvedValue(
      (digests, deliveries, unitOfWork, clock) => new DailyDigest({ digests, deliveries, unitOfWork, clock }),
      [Digests, Deliveries, UnitOfWork, Clock],
    );
    bind(DeliveryComposer).toResolvedValue(
      (reader, recipients, preferences, mailRecipients) =>
        new DeliveryComposer({ reader, recipients, preferences, mailRecipients }),
      [NotificationReader, Recipients, PreferenceStore, MailRecipients],
    );
    bind(EmailChannel).toResolvedValue(
      (suppressions, unitOfWork, clock) =>
        new EmailChannel({ mailer, suppressions, tokens, unitOfWork, clock, ...urls }),
      [Suppressions, UnitOfWork, Clock],
    );
    bind(HttpsWebhook).toResolvedValue(
      (webhooks, clock) => new HttpsWebhook({ webhooks, clock }),
      [Webhooks, Clock],
    );
    bind(DeliveryWorkers).toResolvedValue(
      (email, webhook, deliveries, composer, unitOfWork, clock) =>
        new DeliveryWorkers(
          new Map(
            ([email, webhook] as DeliveryChannel[])
              .map((channel) => (tracing ? tracedChannel(channel, tracing) : channel))
              .map((channel) => [
                channel.name,
                new DeliveryWorker({ channel, deliveries, composer, unitOfWork, clock }),
              ]),
          ),
        ),
      [EmailChannel, HttpsWebhook, Deliveries, DeliveryComposer, UnitOfWork, Clock],
    );
  });
}
