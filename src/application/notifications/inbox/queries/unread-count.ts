import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { NotificationReader } from '../ports.ts';
import { UnreadCount } from '../views.ts';

export const unreadCount = query({
  name: 'notifications.unread-count',
  summary: 'The number of your unread notifications',
  access: 'signed-in',
  input: z.strictObject({}),
  output: UnreadCount,
  refuses: [],
  needs: { reader: NotificationReader },
  handle: async ({ actor }, { reader }) => ({ unreadCount: await reader.unread(actor.id) }),
});
