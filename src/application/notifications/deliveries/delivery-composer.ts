import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Outcome } from '../../../domain/notifications/delivery.ts';
import { afterQuietHours, type NotificationSettings } from '../../../domain/notifications/preferences.ts';
import type { NotificationReader, Recipients } from '../inbox/ports.ts';
import type { NotificationView } from '../inbox/views.ts';
import type { PreferenceStore } from '../preferences/ports.ts';
import type { LeasedDelivery, MailRecipients, OutgoingDelivery } from './ports.ts';

const maxShownInDigest = 10;

export type Decision =
  | { readonly send: OutgoingDelivery }
  | { readonly waitUntil: Instant }
  | { readonly end: Outcome };

export interface ComposerPorts {
  readonly reader: NotificationReader;
  readonly recipients: Recipients;
  readonly preferences: PreferenceStore;
  readonly mailRecipients: MailRecipients;
}

/** Checks right before sending whether a delivery may still be sent, and reads its current content. */
export class DeliveryComposer {
  readonly #needs: ComposerPorts;

  constructor(needs: ComposerPorts) {
    this.#needs = needs;
  }

  async prepare(delivery: LeasedDelivery, now: Instant): Promise<Decision> {
    const { preferences, mailRecipients } = this.#needs;
    const { recipientId, channel, type } = delivery;
    const byMail = channel === 'email';
    const to = byMail ? ((await mailRecipients.of(recipientId)) ?? null) : null;
    if (byMail && !to) return { end: { kind: 'suppressed', errorClass: 'no-address' } };
    const settings = await preferences.of(recipientId);
    if (to) {
      const waitUntil = afterQuietHours(settings, now, to.timeZone);
      if (waitUntil > now) return { waitUntil };
    }
    const found = type === 'digest' ? await this.#unread(recipientId, settings) : await this.#one(delivery);
    if (typeof found === 'string') return { end: { kind: 'cancelled', errorClass: found } };
    return { send: { delivery, to, language: settings.language, ...found } };
  }

  async #one({ notificationId, recipientId, channel }: LeasedDelivery) {
    const view = await this.#needs.reader.oneToSend(recipientId, notificationId!);
    if (!view) return 'gone';
    if (channel === 'email' && view.read) return 'read';
    const shown = await this.#allowed(recipientId, view, channel === 'email' ? 'email' : 'inApp');
    return shown ? { notifications: [shown], unreadCount: 1 } : 'withdrawn';
  }

  async #unread(recipientId: UserId, settings: NotificationSettings) {
    if (!settings.digest) return 'withdrawn';
    const { reader } = this.#needs;
    const unreadCount = await reader.unread(recipientId);
    const { items } = await reader.list(recipientId, { unread: true }, { limit: maxShownInDigest });
    const notifications: NotificationView[] = [];
    for (const item of items) {
      const shown = await this.#allowed(recipientId, item, 'inApp');
      if (shown) notifications.push(shown);
    }
    if (notifications.length === 0) return 'read';
    return { notifications, unreadCount: unreadCount - (items.length - notifications.length) };
  }

  /** The view without actors whom the recipient may no longer hear of; undefined if none is left or the subject is hidden. */
  async #allowed(recipientId: UserId, view: NotificationView, channel: 'email' | 'inApp') {
    const { type, subject } = view;
    const about = subject && { kind: subject.kind, id: subject.id as Id };
    const actorIds = view.actorCount === 0 ? [null] : view.actors.map(({ id }) => id as UserId);
    const wanted = await this.#needs.recipients.channelsFor(
      actorIds.map((actorId) => ({ recipientId, actorId, type, subject: about })),
    );
    if (view.actorCount === 0) return wanted[0]!.includes(channel) ? view : undefined;
    const actors = view.actors.filter((_, i) => wanted[i]!.includes(channel));
    const left = view.actorCount - (view.actors.length - actors.length);
    return actors.length > 0 ? { ...view, actors, actorCount: left } : undefined;
  }
}
