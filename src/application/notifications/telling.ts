import type { UserId } from '../../domain/kernel/id.ts';
import { NotificationMade } from '../../domain/notifications/published.ts';
import { type Announcement, announce } from '../kernel/frame.ts';
import type { Resolved } from '../kernel/operation.ts';
import { Journal, Online } from '../kernel/ports.ts';
import type { Fact, Progress } from '../kernel/subscriber.ts';
import { inTurns } from '../kernel/turns.ts';
import { notificationCreated, notificationUpdated } from './frames.ts';
import { type Concern, Notices, NotificationReader, Recipients } from './ports.ts';

export const frames = [notificationCreated, notificationUpdated];
export const telling = {
  recipients: Recipients,
  notices: Notices,
  reader: NotificationReader,
  online: Online,
  journal: Journal,
};

/** Tells those whom a fact concerns, each once, and nobody of what they did themselves. */
export async function tell(
  { recipients, notices, reader, online, journal }: Resolved<typeof telling>,
  fact: Pick<Fact, 'id' | 'at'>,
  concerns: readonly Concern[],
): Promise<Progress | undefined> {
  const announcements: Announcement[] = [];
  const turn = inTurns();
  for (const concern of concerns) {
    const { recipientId, actorId, type } = concern;
    await turn();
    const wanted = recipientId === actorId ? [] : await recipients.channelsFor(concern);
    if (wanted.length === 0) continue;
    const mailOnly = !wanted.includes('inApp');
    const made = await notices.add(concern, fact.at, mailOnly);
    if (!made) continue;
    journal.record(NotificationMade({ notificationId: made.id, recipientId, type, mailOnly }));
    if (mailOnly || online.nobody()) continue;
    const view = await reader.one(recipientId, made.id);
    const frame = made.isNew ? notificationCreated : notificationUpdated;
    if (view) announcements.push(announce(frame, fact, view, [recipientId]));
  }
  return { announce: announcements };
}

/** The same for each of several people, each told at most once of the first thing that concerns them. */
export function firstOfEach(concerns: readonly Concern[]): Concern[] {
  const seen = new Set<UserId>();
  return concerns.filter(({ recipientId }) => !seen.has(recipientId) && seen.add(recipientId));
}
