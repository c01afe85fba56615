import type { UserId } from '../../domain/kernel/id.ts';
import { NotificationMade } from '../../domain/notifications/published.ts';
import { type OutgoingFrame, toFrame } from '../kernel/frame.ts';
import type { Resolved } from '../kernel/operation.ts';
import { EventRecorder, OnlineUsers } from '../kernel/ports.ts';
import type { Progress, StoredEvent } from '../kernel/subscriber.ts';
import { timeSlice } from '../kernel/time-slice.ts';
import { notificationCreated, notificationUpdated } from './frames.ts';
import { type Concern, Notices, NotificationReader, Recipients } from './ports.ts';

export const frames = [notificationCreated, notificationUpdated];
export const telling = {
  recipients: Recipients,
  notices: Notices,
  reader: NotificationReader,
  online: OnlineUsers,
  recorder: EventRecorder,
};

/** Tells those whom a fact concerns, each once, and nobody of what they did themselves. */
export async function tell(
  { recipients, notices, reader, online, recorder }: Resolved<typeof telling>,
  event: Pick<StoredEvent, 'id' | 'at'>,
  concerns: readonly Concern[],
): Promise<Progress | undefined> {
  const outgoing: OutgoingFrame[] = [];
  const turn = timeSlice();
  for (const concern of concerns) {
    const { recipientId, actorId, type } = concern;
    await turn();
    const wanted = recipientId === actorId ? [] : await recipients.channelsFor(concern);
    if (wanted.length === 0) continue;
    const mailOnly = !wanted.includes('inApp');
    const made = await notices.add(concern, event.at, mailOnly);
    if (!made) continue;
    recorder.record(NotificationMade({ notificationId: made.id, recipientId, type, mailOnly }));
    if (mailOnly || online.nobody()) continue;
    const view = await reader.one(recipientId, made.id);
    const frame = made.isNew ? notificationCreated : notificationUpdated;
    if (view) outgoing.push(toFrame(frame, event, view, [recipientId]));
  }
  return { push: outgoing };
}

/** The same for each of several people, each told at most once of the first thing that concerns them. */
export function firstOfEach(concerns: readonly Concern[]): Concern[] {
  const seen = new Set<UserId>();
  return concerns.filter(({ recipientId }) => !seen.has(recipientId) && seen.add(recipientId));
}
