import { InviteWithdrawn, MessageDeleted } from '../../../../domain/messaging/published.ts';
import { CommentDeleted, PostDeleted } from '../../../../domain/posts/published.ts';
import { PaymentAnswered } from '../../../../domain/wallets/published.ts';
import { ItemRemoved, OccasionRemoved, OutfitRemoved } from '../../../../domain/wardrobe/published.ts';
import { type OutgoingFrame, toFrame } from '../../../kernel/frame.ts';
import type { Resolved } from '../../../kernel/operation.ts';
import { Ids, OnlineUsers } from '../../../kernel/ports.ts';
import { type StoredEvent, subscriber } from '../../../kernel/subscriber.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { notificationDismissed } from '../frames.ts';
import { NotificationReader, NotificationsPurge, type Withdrawn } from '../ports.ts';
import { more, step } from './purge-step.ts';

const pushPorts = { reader: NotificationReader, online: OnlineUsers, unitOfWork: UnitOfWork, ids: Ids };

export const forgetSubjects = subscriber({
  name: 'notifications.forget-subjects',
  when: 'projection',
  on: [
    PostDeleted,
    CommentDeleted,
    MessageDeleted,
    InviteWithdrawn,
    ItemRemoved,
    OutfitRemoved,
    OccasionRemoved,
    PaymentAnswered,
  ],
  frames: [notificationDismissed],
  needs: { purge: NotificationsPurge, ...pushPorts },
  async handle(event, { purge, ...ports }) {
    const { name, data } = event;
    // Of other answers, who asked is notified.
    if (name === PaymentAnswered.eventName && data.status !== 'cancelled') return undefined;
    const ids: Record<string, string | number | undefined> = data;
    const id = ids[subjectOf[name]!] as (typeof data)[keyof typeof data];
    const { withdrawn, isDone } = await purge.aboutSubject(id, step);
    return { ...(!isDone && more), push: await framesFor(withdrawn, event, ports) };
  },
});

/** One frame for each recipient who is online. */
async function framesFor(
  withdrawn: Withdrawn['withdrawn'],
  { at }: Pick<StoredEvent, 'at'>,
  { reader, online, unitOfWork, ids }: Resolved<typeof pushPorts>,
): Promise<OutgoingFrame[]> {
  if (withdrawn.length === 0 || online.nobody()) return [];
  const connected = new Set(online.among(withdrawn.map(({ recipientId }) => recipientId)));
  const told = Map.groupBy(
    withdrawn.filter(({ recipientId }) => connected.has(recipientId)),
    ({ recipientId }) => recipientId,
  );
  if (told.size === 0) return [];
  await unitOfWork.flush();
  const unread = await reader.unreadOf([...told.keys()]);
  // An id of its own for each frame: clients drop a frame whose name and id they have seen.
  return [...told].map(([recipientId, gone]) =>
    toFrame(
      notificationDismissed,
      { id: ids.next(), at },
      { ids: gone.map(({ id }) => id), unreadCount: unread.get(recipientId) ?? 0 },
      [recipientId],
    ),
  );
}

const subjectOf: Readonly<Record<string, string>> = {
  [PostDeleted.eventName]: 'postId',
  [CommentDeleted.eventName]: 'commentId',
  [MessageDeleted.eventName]: 'messageId',
  [InviteWithdrawn.eventName]: 'inviteId',
  [ItemRemoved.eventName]: 'itemId',
  [OutfitRemoved.eventName]: 'outfitId',
  [OccasionRemoved.eventName]: 'occasionId',
  [PaymentAnswered.eventName]: 'requestId',
};
