import type { UserId } from '../../../domain/kernel/id.ts';
import { nextAt } from '../../../domain/notifications/local-time.ts';
import { NotificationMade } from '../../../domain/notifications/published.ts';
import { graceOf, type NotificationId, type NotificationType } from '../../../domain/notifications/types.ts';
import { Clock } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { Addresses, Deliveries, Digests, Suppressions, Webhooks } from '../delivery-ports.ts';
import { PreferenceStore } from '../ports.ts';
import { afterQuietHours, wants } from '../preferences.ts';

const morning = 8 * 60;
/** A group that goes on growing after its mail was sent is not worth another one at once. */
const betweenMailsMs = 3_600_000;

/** What was told goes out by the other channels as well, where it is wanted there. */
export const makeDeliveries = subscriber({
  name: 'notifications.make-deliveries',
  when: 'projection',
  on: [NotificationMade],
  needs: {
    deliveries: Deliveries,
    addresses: Addresses,
    suppressions: Suppressions,
    preferences: PreferenceStore,
    digests: Digests,
    webhooks: Webhooks,
    clock: Clock,
  },
  async handle({ data }, { deliveries, addresses, suppressions, preferences, digests, webhooks, clock }) {
    const notificationId: NotificationId = data.notificationId;
    const recipientId: UserId = data.recipientId;
    const type = data.type as NotificationType;
    const of = { notificationId, recipientId, type };
    const now = clock.now();
    if (!data.mailOnly) deliveries.arrived({ ...of, channel: 'inApp' });
    if (!data.mailOnly && (await webhooks.current())) deliveries.queue({ ...of, channel: 'webhook' }, now);

    const to = await addresses.of(recipientId);
    if (!to || (await suppressions.has(to.email))) return undefined;
    const settings = await preferences.of(recipientId);
    if (settings.digest && !data.mailOnly) digests.schedule(recipientId, nextAt(now, morning, to.timeZone));
    if (!wants(settings, type, 'email')) return undefined;
    const before = await deliveries.lastSent(notificationId, 'email');
    const from = Math.max(now + graceOf(type), before === undefined ? 0 : before + betweenMailsMs);
    deliveries.queue({ ...of, channel: 'email' }, afterQuietHours(settings, from, to.timeZone));
    return undefined;
  },
});
