import { z } from 'zod';
import { NotificationNotFound } from '../../../../domain/notifications/errors.ts';
import { NotificationDismissed } from '../../../../domain/notifications/published.ts';
import type { NotificationId } from '../../../../domain/notifications/types.ts';
import { idField, Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { EventRecorder } from '../../../kernel/ports.ts';
import { Notifications } from '../ports.ts';

export const dismissNotification = command({
  name: 'notifications.dismiss',
  summary: 'Delete a notification',
  access: 'signed-in',
  input: z.strictObject({ notificationId: idField<NotificationId>().describe('Id of the notification') }),
  output: Nothing,
  refuses: [NotificationNotFound],
  needs: { notifications: Notifications, recorder: EventRecorder },
  async handle({ input: { notificationId }, actor }, { notifications, recorder }) {
    if (!(await notifications.dismiss(actor.id, notificationId))) throw new NotificationNotFound();
    recorder.record(NotificationDismissed({ notificationId, recipientId: actor.id }));
    return nothing;
  },
});
