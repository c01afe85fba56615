import { z } from 'zod';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { conversationIdField } from '../../fields.ts';
import { MessageReader } from '../../messages/ports.ts';
import { ConversationReader } from '../ports.ts';
import { ConversationWithMessages } from '../views.ts';

const newest = { before: Number.POSITIVE_INFINITY, limit: 20 };

export const getConversation = query({
  name: 'messaging.get-conversation',
  summary: 'Get a conversation of yours with its newest messages',
  access: 'signed-in',
  input: z.strictObject({ conversationId: conversationIdField }),
  output: ConversationWithMessages,
  refuses: [ConversationNotFound],
  needs: { conversations: ConversationReader, messages: MessageReader },
  async handle({ input: { conversationId }, actor }, { conversations, messages }) {
    // The conversation first: a client that goes on from its lastChangeSeq then misses no message.
    const conversation = await conversations.one(actor.id, conversationId);
    const page = conversation && (await messages.range(actor.id, conversationId, newest));
    if (!conversation || !page) throw new ConversationNotFound();
    return { ...conversation, messages: [...page] };
  },
});
