import { Clock } from '../../application/kernel/ports.ts';
import { DailyDigest } from '../../application/notifications/deliveries/daily-digest.ts';
import type { ContextModule } from '../../context-module.ts';
import { Database } from '../kernel/database/database.ts';
import { backgroundService, job } from '../kernel/runtime/jobs.ts';
import { retentionNeeds } from '../kernel/runtime/retention-job.ts';
import { notificationsSections } from './data-export.ts';
import { watchDeliveries } from './deliveries/metrics.ts';
import { DeliveryRetention } from './deliveries/retention.ts';
import { DeliveryWorkers } from './deliveries/workers.ts';
import { deliveriesModule } from './deliveries.module.ts';
import { LaundryReminders } from './inbox/laundry-reminders.ts';
import { NotificationRetention } from './inbox/retention.ts';
import { notificationsModule } from './notifications.module.ts';

const hour = 3_600_000;

export const notifications: ContextModule = {
  tables: [
    'delivery_attempts',
    'notification_actors',
    'notification_choices',
    'notification_deliveries',
    'notification_digests',
    'notification_facts',
    'notification_sending_people',
    'notification_sendings',
    'notification_settings',
    'notification_webhooks',
    'notifications',
    'suppressed_addresses',
  ],
  bind: async (setup) => [notificationsModule, await deliveriesModule(setup)],
  services: [
    backgroundService({
      name: 'delivery-metrics',
      needs: { database: Database, clock: Clock },
      async start({ database, clock }, { metrics }) {
        watchDeliveries(metrics, database, clock);
        return () => {};
      },
    }),
  ],
  jobs: [
    job({
      name: 'drop-old-notifications',
      everyMs: hour,
      needs: retentionNeeds,
      run: (ports) => new NotificationRetention(ports).step(),
    }),
    job({
      name: 'drop-old-deliveries',
      everyMs: hour,
      needs: retentionNeeds,
      run: (ports) => new DeliveryRetention(ports).step(),
    }),
    ...(['email', 'webhook'] as const).map((channel) =>
      job({
        name: `deliver-${channel}`,
        everyMs: 1_000,
        needs: { workers: DeliveryWorkers },
        async run({ workers }) {
          const worker = workers.byChannel.get(channel)!;
          const ms = await worker.dueIn();
          return ms > 0 ? ms : worker.step();
        },
      }),
    ),
    job({
      name: 'queue-digests',
      everyMs: 60_000,
      needs: { digest: DailyDigest },
      run: ({ digest }) => digest.step(),
    }),
    job({
      name: 'remind-of-laundry',
      everyMs: hour,
      needs: { reminders: LaundryReminders },
      run: ({ reminders }) => reminders.step(),
    }),
  ],
  exportSections: notificationsSections,
};
