import { z } from 'zod';
import type { NotificationId } from '../../../../domain/notifications/types.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { NotificationReader, Notifications } from '../ports.ts';

export const markRead = command({
  name: 'notifications.mark-read',
  summary: 'Mark notifications as read',
  access: 'signed-in',
  input: z.strictObject({
    notificationIds: z
      .array(idField<NotificationId>())
      .max(100)
      .optional()
      .meta({ description: 'All notifications if left out' }),
  }),
  output: z.object({ unreadCount: z.int().min(0) }),
  refuses: [],
  needs: { notifications: Notifications, reader: NotificationReader },
  async handle({ input: { notificationIds }, actor }, { notifications }) {
    if (notificationIds) await notifications.markRead(actor.id, notificationIds);
    else await notifications.markAllRead(actor.id);
  },
  answer: async (_done, { actor }, { reader }) => ({ unreadCount: await reader.unread(actor.id) }),
});
