import { z } from 'zod';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput } from '../../../kernel/page.ts';
import { ConversationReader } from '../ports.ts';
import { ConversationPage } from '../views.ts';

export const listConversations = query({
  name: 'messaging.list-conversations',
  summary: 'List your rooms and direct conversations, those with the newest messages first',
  access: 'signed-in',
  input: z.strictObject(pageInput(z.strictObject({ at: z.int(), id: idField<ConversationId>() }))),
  output: ConversationPage,
  refuses: [],
  needs: { conversations: ConversationReader },
  handle: ({ input, actor }, { conversations }) => conversations.latest(actor.id, input),
});
