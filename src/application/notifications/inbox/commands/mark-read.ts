import { z } from 'zod';
import { NotificationsRead } from '../../../../domain/notifications/published.ts';
import type { NotificationId } from '../../../../domain/notifications/types.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { EventRecorder } from '../../../kernel/ports.ts';
import { NotificationReader, Notifications } from '../ports.ts';
import { UnreadCount } from '../views.ts';

export const markRead = command({
  name: 'notifications.mark-read',
  summary: 'Mark notifications as read',
  access: 'signed-in',
  input: z
    .strictObject({
      notificationIds: z
        .array(idField<NotificationId>())
        .max(100)
        .optional()
        .describe('At most 100; all notifications if left out'),
    })
    .meta({ id: 'MarkNotificationsRead' }),
  output: UnreadCount,
  refuses: [],
  needs: { notifications: Notifications, reader: NotificationReader, recorder: EventRecorder },
  async handle({ input: { notificationIds }, actor }, { notifications, recorder }) {
    const all = notificationIds === undefined;
    if (all) await notifications.markAllRead(actor.id);
    else if (!(await notifications.markRead(actor.id, notificationIds))) return;
    recorder.record(
      NotificationsRead({ recipientId: actor.id, notificationIds: notificationIds ?? [], all }),
    );
  },
  answer: async (_done, { actor }, { reader }) => ({ unreadCount: await reader.unread(actor.id) }),
});
