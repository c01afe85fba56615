import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { Outcome } from '../../domain/notifications/delivery.ts';
import type { Addresses, LeasedDelivery, Parcel } from './delivery-ports.ts';
import type { NotificationReader, PreferenceStore, Recipients, Settings } from './ports.ts';
import { afterQuietHours } from './preferences.ts';
import type { NotificationView } from './views.ts';

const shownInDigest = 10;

/** What is to be done with a delivery that is due: send it, wait, or nothing any more. */
export type Decision =
  | { readonly send: Parcel }
  | { readonly waitUntil: Instant }
  | { readonly end: Outcome };

export interface ParcelNeeds {
  readonly reader: NotificationReader;
  readonly recipients: Recipients;
  readonly preferences: PreferenceStore;
  readonly addresses: Addresses;
}

/** Asks right before sending whether it may be sent, and what it says by now. */
export class Parcels {
  readonly #needs: ParcelNeeds;

  constructor(needs: ParcelNeeds) {
    this.#needs = needs;
  }

  async decide(delivery: LeasedDelivery, now: Instant): Promise<Decision> {
    const { preferences, addresses } = this.#needs;
    const { recipientId, channel, type } = delivery;
    const byMail = channel === 'email';
    const to = byMail ? ((await addresses.of(recipientId)) ?? null) : null;
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

  async #unread(recipientId: UserId, settings: Settings) {
    if (!settings.digest) return 'withdrawn';
    const { reader } = this.#needs;
    const unreadCount = await reader.unread(recipientId);
    const { items } = await reader.list(recipientId, { unread: true }, { limit: shownInDigest });
    const notifications: NotificationView[] = [];
    for (const item of items) {
      const shown = await this.#allowed(recipientId, item, 'inApp');
      if (shown) notifications.push(shown);
    }
    if (notifications.length === 0) return 'read';
    return { notifications, unreadCount: unreadCount - (items.length - notifications.length) };
  }

  /** Without those whom the person may not hear of any more; undefined when nobody is left, or they see it no more. */
  async #allowed(recipientId: UserId, view: NotificationView, channel: 'email' | 'inApp') {
    const { type, subject } = view;
    const may = async (actorId: UserId | null) => {
      const about = subject && { kind: subject.kind, id: subject.id as Id };
      const concern = { recipientId, actorId, type, subject: about, key: '' };
      return (await this.#needs.recipients.channelsFor(concern)).includes(channel);
    };
    if (view.actorCount === 0) return (await may(null)) ? view : undefined;
    const actors: NotificationView['actors'] = [];
    for (const actor of view.actors) if (await may(actor.id as UserId)) actors.push(actor);
    const left = view.actorCount - (view.actors.length - actors.length);
    return actors.length > 0 ? { ...view, actors, actorCount: left } : undefined;
  }
}
