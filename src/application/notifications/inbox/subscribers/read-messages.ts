import { ConversationRead } from '../../../../domain/messaging/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { readConversation, readPorts } from '../read-conversation.ts';

export const readMessages = subscriber({
  name: 'notifications.read-messages',
  when: 'in-transaction',
  on: [ConversationRead],
  needs: readPorts,
  async handle({ data: { conversationId, userId, direct } }, ports) {
    // Nobody is notified of messages in rooms.
    if (direct) await readConversation(ports, userId, conversationId);
    return undefined;
  },
});
