import { z } from 'zod';
import { NotificationNotFound } from '../../../domain/notifications/errors.ts';
import type { NotificationId } from '../../../domain/notifications/types.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Notices, NotificationReader } from '../ports.ts';
import { NotificationView } from '../views.ts';

export const markRead = command({
  name: 'notifications.mark-read',
  summary: 'Say which notifications you have read, or all',
  access: 'signed-in',
  input: z.strictObject({
    notificationIds: z
      .array(idField<NotificationId>())
      .max(100)
      .optional()
      .meta({ description: 'All, when left out' }),
  }),
  output: z.object({ unreadCount: z.int().min(0) }),
  refuses: [],
  needs: { notices: Notices, reader: NotificationReader },
  async handle({ input: { notificationIds }, actor }, { notices }) {
    if (notificationIds) await notices.markRead(actor.id, notificationIds);
    else await notices.markAllRead(actor.id);
  },
  answer: async (_done, { actor }, { reader }) => ({ unreadCount: await reader.unread(actor.id) }),
});

export const updateNotification = command({
  name: 'notifications.update',
  summary: 'Mark a notification as read or unread',
  access: 'signed-in',
  input: z.strictObject({ notificationId: idField<NotificationId>(), read: z.boolean() }),
  output: NotificationView,
  refuses: [NotificationNotFound],
  needs: { notices: Notices, reader: NotificationReader },
  async handle({ input: { notificationId, read }, actor }, { notices, reader }) {
    if (!(await reader.one(actor.id, notificationId))) throw new NotificationNotFound();
    if (read) await notices.markRead(actor.id, [notificationId]);
    else await notices.markUnread(actor.id, notificationId);
  },
  async answer(_done, { input: { notificationId }, actor }, { reader }) {
    const view = await reader.one(actor.id, notificationId);
    if (!view) throw new NotificationNotFound();
    return view;
  },
});

export const dismiss = command({
  name: 'notifications.dismiss',
  summary: 'Take a notification off the list',
  access: 'signed-in',
  input: z.strictObject({ notificationId: idField<NotificationId>() }),
  output: Nothing,
  refuses: [NotificationNotFound],
  needs: { notices: Notices },
  async handle({ input: { notificationId }, actor }, { notices }) {
    if (!(await notices.dismiss(actor.id, notificationId))) throw new NotificationNotFound();
    return nothing;
  },
});
