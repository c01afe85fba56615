import type { Id, UserId } from '../../../domain/kernel/id.ts';
import { NotificationsRead } from '../../../domain/notifications/published.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { Notifications } from './ports.ts';

export const readPorts = { notifications: Notifications, recorder: EventRecorder };

/** Who has read a conversation to its end has read what notified them of its messages. */
export async function readConversation(
  { notifications, recorder }: Resolved<typeof readPorts>,
  recipientId: UserId,
  conversationId: Id,
): Promise<void> {
  const notificationIds = await notifications.markConversationRead(recipientId, conversationId);
  if (notificationIds.length > 0)
    recorder.record(NotificationsRead({ recipientId, notificationIds, all: false }));
}
