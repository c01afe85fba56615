import { z } from 'zod';
import { NotificationNotFound } from '../../../../domain/notifications/errors.ts';
import { NotificationMarked } from '../../../../domain/notifications/published.ts';
import type { NotificationId } from '../../../../domain/notifications/types.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { EventRecorder } from '../../../kernel/ports.ts';
import { NotificationReader, Notifications } from '../ports.ts';
import { NotificationView } from '../views.ts';

export const updateNotification = command({
  name: 'notifications.update',
  summary: 'Mark a notification as read or unread',
  access: 'signed-in',
  input: z
    .strictObject({
      notificationId: idField<NotificationId>().describe('Id of the notification'),
      read: z.boolean().describe('False marks it as unread again'),
    })
    .meta({ id: 'UpdateNotification' }),
  output: NotificationView,
  refuses: [NotificationNotFound],
  needs: { notifications: Notifications, reader: NotificationReader, recorder: EventRecorder },
  async handle({ input: { notificationId, read }, actor }, { notifications, reader, recorder }) {
    if (!(await reader.one(actor.id, notificationId))) throw new NotificationNotFound();
    if (read) await notifications.markRead(actor.id, [notificationId]);
    else await notifications.markUnread(actor.id, notificationId);
    recorder.record(NotificationMarked({ notificationId, recipientId: actor.id }));
  },
  async answer(_done, { input: { notificationId }, actor }, { reader }) {
    const view = await reader.one(actor.id, notificationId);
    if (!view) throw new NotificationNotFound();
    return view;
  },
});
