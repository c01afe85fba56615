import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { NotificationReader } from '../ports.ts';
import { NotificationView } from '../views.ts';

export const listNotifications = query({
  name: 'notifications.list',
  summary: 'Your notifications, newest first',
  access: 'signed-in',
  input: z.strictObject({
    unread: z.boolean().default(false).describe('Only those that you have not read'),
    ...idPageInput<Id>(),
  }),
  output: pageOf(NotificationView),
  refuses: [],
  needs: { reader: NotificationReader },
  handle: ({ input, actor }, { reader }) => reader.list(actor.id, input, input),
});
