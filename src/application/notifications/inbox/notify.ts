import type { AnyEventType } from '../../../domain/kernel/event.ts';
import {
  isMailOnly,
  isOwnDeed,
  type NotificationRequest,
} from '../../../domain/notifications/notification-request.ts';
import { type OutgoingFrame, toFrame } from '../../kernel/frame.ts';
import type { Needs, Resolved } from '../../kernel/operation.ts';
import { OnlineUsers } from '../../kernel/ports.ts';
import {
  batchSubscriber,
  type StoredEvent,
  type StoredEventOf,
  type Subscriber,
} from '../../kernel/subscriber.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { notificationCreated, notificationUpdated } from './frames.ts';
import {
  type AddedNotification,
  NotificationReader,
  Notifications,
  OtherChannels,
  Recipients,
} from './ports.ts';

export const frames = [notificationCreated, notificationUpdated];
export const notifyPorts = {
  recipients: Recipients,
  notifications: Notifications,
  otherChannels: OtherChannels,
  reader: NotificationReader,
  online: OnlineUsers,
  unitOfWork: UnitOfWork,
};
type Ports = Resolved<typeof notifyPorts>;

/** A notification that an event asks for. */
export interface EventRequest {
  readonly event: Pick<StoredEvent, 'id' | 'at'>;
  readonly request: NotificationRequest;
}

/**
 * Stores the notifications that their recipients want, with their deliveries, in a few statements for all of them.
 * Answers the frames for those who are online.
 */
export async function notify(
  { recipients, notifications, otherChannels, ...pushPorts }: Ports,
  requests: readonly EventRequest[],
): Promise<{ readonly push: OutgoingFrame[] }> {
  const others = requests.filter(({ request }) => !isOwnDeed(request));
  if (others.length === 0) return { push: [] };
  const wanted = await recipients.channelsFor(others.map(({ request }) => request));
  const welcome = others
    .map((other, i) => ({ ...other, channels: wanted[i]!, mailOnly: isMailOnly(wanted[i]!) }))
    .filter(({ channels }) => channels.length > 0);
  if (welcome.length === 0) return { push: [] };
  const added = await notifications.add(
    welcome.map(({ request, event: { at }, mailOnly }) => ({ request, at, mailOnly })),
  );
  const made = welcome.flatMap((one, i) => {
    const notification = added[i];
    return notification ? [{ ...one, ...notification }] : [];
  });
  await otherChannels.deliver(
    made.map(({ request: { recipientId, type }, ...rest }) => ({ recipientId, type, ...rest })),
  );
  return { push: await framesFor(made, pushPorts) };
}

/** One frame for each group, with the id of the last event that joined it. */
async function framesFor(
  made: readonly (EventRequest & AddedNotification & { readonly mailOnly: boolean })[],
  { reader, online, unitOfWork }: Pick<Ports, 'reader' | 'online' | 'unitOfWork'>,
): Promise<OutgoingFrame[]> {
  if (online.nobody()) return [];
  const groups = new Map(made.filter(({ mailOnly }) => !mailOnly).map((one) => [one.id, one]));
  const push: OutgoingFrame[] = [];
  // What is read back must be stored.
  await unitOfWork.flush();
  for (const { id, isNew, event, request } of groups.values()) {
    const view = await reader.one(request.recipientId, id);
    const frame = isNew ? notificationCreated : notificationUpdated;
    if (view) push.push(toFrame(frame, event, view, [request.recipientId]));
  }
  return push;
}

/** Declares a projection that notifies people of events. `requests` returns the notifications for one event. */
export const notifier = <const E extends readonly AnyEventType[], N extends Needs>({
  requests,
  ...spec
}: Notifier<E, N> & {
  requests(
    event: StoredEventOf<E[number]>,
    ports: Resolved<N>,
  ): Promise<readonly NotificationRequest[]> | readonly NotificationRequest[];
}): Subscriber =>
  batchNotifier<E, N>({
    ...spec,
    async requestsOf(events, ports) {
      const all: EventRequest[] = [];
      for (const event of events)
        for (const request of await requests(event, ports)) all.push({ event, request });
      return all;
    },
  });

interface Notifier<E extends readonly AnyEventType[], N extends Needs> {
  readonly name: string;
  readonly on: E;
  readonly needs: N;
}

/** As `notifier`, for requests that are read for all events together. */
export const batchNotifier = <const E extends readonly AnyEventType[], N extends Needs>({
  requestsOf,
  needs,
  ...spec
}: Notifier<E, N> & {
  requestsOf(
    events: readonly StoredEventOf<E[number]>[],
    ports: Resolved<N>,
  ): Promise<readonly EventRequest[]>;
}): Subscriber =>
  batchSubscriber({
    ...spec,
    when: 'projection',
    frames,
    needs: { ...notifyPorts, ...needs },
    handleAll: async (events, ports) =>
      notify(ports as Ports, await requestsOf(events, ports as Resolved<N>)),
  });
