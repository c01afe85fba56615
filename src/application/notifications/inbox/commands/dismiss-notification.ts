import { z } from 'zod';
import { NotificationNotFound } from '../../../../domain/notifications/errors.ts';
import type { NotificationId } from '../../../../domain/notifications/types.ts';
import { idField, Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Notifications } from '../ports.ts';

export const dismissNotification = command({
  name: 'notifications.dismiss',
  summary: 'Delete a notification',
  access: 'signed-in',
  input: z.strictObject({ notificationId: idField<NotificationId>() }),
  output: Nothing,
  refuses: [NotificationNotFound],
  needs: { notifications: Notifications },
  async handle({ input: { notificationId }, actor }, { notifications }) {
    if (!(await notifications.dismiss(actor.id, notificationId))) throw new NotificationNotFound();
    return nothing;
  },
});
