import { z } from 'zod';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { ConversationRead } from '../../../../domain/messaging/published.ts';
import { command } from '../../../kernel/operation.ts';
import { EventRecorder } from '../../../kernel/ports.ts';
import { conversationIdField } from '../../fields.ts';
import { ConversationReader } from '../ports.ts';

export const markRead = command({
  name: 'messaging.mark-read',
  summary: 'Mark a conversation as read up to a message',
  description: 'The mark only moves forward, and never past the last message.',
  access: 'signed-in',
  input: z
    .strictObject({
      conversationId: conversationIdField,
      seq: z.int().min(0).meta({ description: 'The `seq` of the last message that you have read' }),
    })
    .meta({ id: 'MarkRead' }),
  output: z
    .object({
      unreadCount: z.int().min(0).meta({ description: 'How many messages of it you have not read' }),
    })
    .meta({ id: 'MarkedRead' }),
  refuses: [ConversationNotFound],
  needs: { memberships: Memberships, reader: ConversationReader, recorder: EventRecorder },
  async handle({ input: { conversationId, seq }, actor }, { memberships, reader, recorder }) {
    const found = await reader.unread(actor.id, conversationId);
    if (!found) throw new ConversationNotFound();
    // No aggregate: without a lock, only the conditional update knows whether the mark moved.
    if (await memberships.markRead(conversationId, actor.id, seq))
      recorder.record(
        ConversationRead({ conversationId, userId: actor.id, seq, direct: found.kind === 'direct' }),
      );
  },
  async answer(_done, { input: { conversationId }, actor }, { reader }) {
    const found = await reader.unread(actor.id, conversationId);
    if (!found) throw new ConversationNotFound();
    return { unreadCount: found.unread };
  },
});
