import { digestDueAt, mailDueAt } from '../../../domain/notifications/mail-schedule.ts';
import type { Clock } from '../../kernel/ports.ts';
import { type MadeNotification, OtherChannels } from '../inbox/ports.ts';
import type { Webhooks } from '../webhook/ports.ts';
import type { Deliveries, Digests, MailRecipients, Suppressions } from './ports.ts';

interface Ports {
  readonly deliveries: Deliveries;
  readonly digests: Digests;
  readonly mailRecipients: MailRecipients;
  readonly suppressions: Suppressions;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
}

export class NewDeliveries extends OtherChannels {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    super();
    this.#ports = ports;
  }

  async deliver(made: readonly MadeNotification[]): Promise<void> {
    const { deliveries, webhooks, clock } = this.#ports;
    const inApp = made.filter(({ mailOnly }) => !mailOnly);
    if (inApp.length > 0) {
      const now = clock.now();
      const ofType = ({ id: notificationId, recipientId, type }: MadeNotification) => ({
        notificationId,
        recipientId,
        type,
      });
      for (const one of inApp) if (one.isNew) deliveries.arrived({ ...ofType(one), channel: 'inApp' });
      if (await webhooks.current())
        for (const one of inApp) deliveries.queue({ ...ofType(one), channel: 'webhook' }, now);
    }
    await this.#mail(made);
  }

  async #mail(made: readonly MadeNotification[]): Promise<void> {
    const { deliveries, digests, mailRecipients, suppressions, clock } = this.#ports;
    const now = clock.now();
    const found = await mailRecipients.ofAll([...new Set(made.map(({ recipientId }) => recipientId))]);
    // Someone whose digest waits and who wants no mail of this type needs nothing: most notifications.
    const due = made.flatMap((one) => {
      const to = found.get(one.recipientId);
      const digest = to !== undefined && to.digest === 'none yet' && !one.mailOnly;
      const mail = one.channels.includes('email');
      return to && (digest || mail) ? [{ one, to, digest, mail }] : [];
    });
    if (due.length === 0) return;
    const suppressed = await suppressions.among(due.map(({ to }) => to.email));
    for (const { one, to, digest, mail } of due) {
      if (suppressed.has(to.email)) continue;
      const { id: notificationId, recipientId, type } = one;
      if (digest) digests.schedule(recipientId, digestDueAt(now, to.timeZone));
      if (!mail) continue;
      const lastSentAt = await deliveries.lastSent(notificationId, 'email');
      const dueAt = mailDueAt(type, now, lastSentAt, to);
      deliveries.queue({ notificationId, recipientId, type, channel: 'email' }, dueAt);
    }
  }
}
