import {
  NotificationDismissed,
  NotificationMarked,
  NotificationsRead,
} from '../../../../domain/notifications/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { notificationDismissed, notificationRead, notificationUpdated } from '../frames.ts';
import { NotificationReader } from '../ports.ts';

/** Tells a person's devices what changed on one of them: one frame, however many notifications it is about. */
export const pushChanges = subscriber({
  name: 'notifications.push-changes',
  when: 'after-commit',
  on: [NotificationMarked, NotificationsRead, NotificationDismissed],
  frames: [notificationUpdated, notificationRead, notificationDismissed],
  needs: { reader: NotificationReader },
  async handle(event, { reader }) {
    const { recipientId } = event.data;
    if (event.name === NotificationMarked.eventName) {
      const view = await reader.one(recipientId, event.data.notificationId);
      return view && { push: [toFrame(notificationUpdated, event, view, [recipientId])] };
    }
    const unreadCount = await reader.unread(recipientId);
    if (event.name === NotificationDismissed.eventName) {
      const gone = { ids: [event.data.notificationId], unreadCount };
      return { push: [toFrame(notificationDismissed, event, gone, [recipientId])] };
    }
    const { all, notificationIds } = event.data;
    const read = { ids: all ? null : [...notificationIds], unreadCount };
    return { push: [toFrame(notificationRead, event, read, [recipientId])] };
  },
});
