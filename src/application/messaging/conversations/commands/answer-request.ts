import { z } from 'zod';
import { Conversations } from '../../../../domain/messaging/conversation.ts';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { conversationIdField } from '../../fields.ts';

export const answerRequest = <const N extends string>(
  name: N,
  summary: string,
  description: string,
  answer: 'open' | 'declined',
) =>
  command({
    name,
    summary,
    description,
    access: 'signed-in',
    input: z.strictObject({ conversationId: conversationIdField }),
    output: Nothing,
    refuses: [ConversationNotFound],
    needs: { conversations: Conversations, memberships: Memberships },
    async handle({ input: { conversationId }, actor }, { conversations, memberships }) {
      const conversation = (await conversations.lock([conversationId])).get(conversationId);
      const mine = await memberships.find(conversationId, actor.id);
      if (!conversation || !mine) throw new ConversationNotFound();
      if (conversation.answerRequest(mine, answer)) memberships.setRequest(conversationId, actor.id, answer);
      return nothing;
    },
  });
