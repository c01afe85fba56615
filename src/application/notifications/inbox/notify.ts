import {
  isMailOnly,
  isOwnDeed,
  type NotificationRequest,
} from '../../../domain/notifications/notification-request.ts';
import { NotificationMade } from '../../../domain/notifications/published.ts';
import { timeSlice } from '../../kernel/concurrency/time-slice.ts';
import { type OutgoingFrame, toFrame } from '../../kernel/frame.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { EventRecorder, OnlineUsers } from '../../kernel/ports.ts';
import type { Progress, StoredEvent } from '../../kernel/subscriber.ts';
import { notificationCreated, notificationUpdated } from './frames.ts';
import { NotificationReader, Notifications, Recipients } from './ports.ts';

export const frames = [notificationCreated, notificationUpdated];
export const notifyPorts = {
  recipients: Recipients,
  notifications: Notifications,
  reader: NotificationReader,
  online: OnlineUsers,
  recorder: EventRecorder,
};

/** Stores the requested notifications that their recipients want; returns the frames for those who are online. */
export async function notify(
  { recipients, notifications, reader, online, recorder }: Resolved<typeof notifyPorts>,
  event: Pick<StoredEvent, 'id' | 'at'>,
  requests: readonly NotificationRequest[],
): Promise<Progress | undefined> {
  const outgoing: OutgoingFrame[] = [];
  const turn = timeSlice();
  for (const request of requests) {
    const { recipientId, type } = request;
    await turn();
    const wanted = isOwnDeed(request) ? [] : await recipients.channelsFor(request);
    if (wanted.length === 0) continue;
    const mailOnly = isMailOnly(wanted);
    const made = await notifications.add(request, event.at, mailOnly);
    if (!made) continue;
    // Recorded here because no aggregate is loaded: groups grow by an upsert, without being read.
    recorder.record(NotificationMade({ notificationId: made.id, recipientId, type, mailOnly }));
    if (mailOnly || online.nobody()) continue;
    const view = await reader.one(recipientId, made.id);
    const frame = made.isNew ? notificationCreated : notificationUpdated;
    if (view) outgoing.push(toFrame(frame, event, view, [recipientId]));
  }
  return { push: outgoing };
}
