import { z } from 'zod';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { conversationIdField, seqOut } from '../../fields.ts';
import { MessageReader } from '../ports.ts';
import { ShownMessage } from '../views.ts';

export const listChanges = query({
  name: 'messaging.list-changes',
  summary: 'List what changed in a conversation after a changeSeq',
  description:
    'Messages that are new, edited, deleted or reacted to: each once, as it is now, in the order of its last change. ' +
    'If `limited`, ask again from the last `changeSeq` in the list; if not, go on from `head` later.',
  access: 'signed-in',
  input: z.strictObject({
    conversationId: conversationIdField,
    after: z.int().min(0).meta({ description: 'The last `changeSeq` that you have; 0 for everything' }),
    limit: z.int().min(1).max(100).default(100).meta({ description: 'How many messages, at most 100' }),
  }),
  output: z
    .object({
      items: z.array(ShownMessage).meta({ description: 'In the order of `changeSeq`' }),
      head: seqOut.meta({ description: 'The last `changeSeq` of the conversation' }),
      limited: z
        .boolean()
        .meta({ description: 'There are more: ask again from the last `changeSeq` in `items`' }),
    })
    .meta({ id: 'MessageChanges' }),
  refuses: [ConversationNotFound],
  needs: { messages: MessageReader },
  async handle({ input: { conversationId, after, limit }, actor }, { messages }) {
    const found = await messages.changes(actor.id, conversationId, after, limit + 1);
    if (!found) throw new ConversationNotFound();
    return {
      items: found.items.slice(0, limit),
      head: found.head,
      limited: found.items.length > limit,
    };
  },
});
