import type { UserId } from '../../../../domain/kernel/id.ts';
import { digestDueAt, mailDueAt } from '../../../../domain/notifications/mail-schedule.ts';
import { wants } from '../../../../domain/notifications/preferences.ts';
import { NotificationMade } from '../../../../domain/notifications/published.ts';
import type { NotificationId, NotificationType } from '../../../../domain/notifications/types.ts';
import { Clock } from '../../../kernel/ports.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { PreferenceStore } from '../../preferences/ports.ts';
import { Webhooks } from '../../webhook/ports.ts';
import { Deliveries, Digests, MailRecipients, Suppressions } from '../ports.ts';

/** Queues deliveries on the other channels that the recipient wants. */
export const makeDeliveries = subscriber({
  name: 'notifications.make-deliveries',
  when: 'projection',
  on: [NotificationMade],
  needs: {
    deliveries: Deliveries,
    mailRecipients: MailRecipients,
    suppressions: Suppressions,
    preferences: PreferenceStore,
    digests: Digests,
    webhooks: Webhooks,
    clock: Clock,
  },
  async handle(
    { data },
    { deliveries, mailRecipients, suppressions, preferences, digests, webhooks, clock },
  ) {
    const notificationId: NotificationId = data.notificationId;
    const recipientId: UserId = data.recipientId;
    const type = data.type as NotificationType;
    const of = { notificationId, recipientId, type };
    const now = clock.now();
    if (!data.mailOnly) deliveries.arrived({ ...of, channel: 'inApp' });
    if (!data.mailOnly && (await webhooks.current())) deliveries.queue({ ...of, channel: 'webhook' }, now);

    const to = await mailRecipients.of(recipientId);
    if (!to || (await suppressions.has(to.email))) return undefined;
    const { timeZone } = to;
    const settings = await preferences.of(recipientId);
    if (settings.digest && !data.mailOnly) digests.schedule(recipientId, digestDueAt(now, timeZone));
    if (!wants(settings, type, 'email')) return undefined;
    const lastSentAt = await deliveries.lastSent(notificationId, 'email');
    deliveries.queue({ ...of, channel: 'email' }, mailDueAt(type, now, lastSentAt, { settings, timeZone }));
    return undefined;
  },
});
