import { z } from 'zod';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { ConversationRead } from '../../../../domain/messaging/published.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { EventRecorder } from '../../../kernel/ports.ts';
import { ConversationReader } from '../ports.ts';

export const markRead = command({
  name: 'messaging.mark-read',
  summary: 'Mark a conversation as read up to a message',
  description: 'The mark only moves forward, and never past the last message.',
  access: 'signed-in',
  input: z.strictObject({ conversationId: idField<ConversationId>(), seq: z.int().min(0) }),
  output: z.object({ unreadCount: z.int().min(0) }),
  refuses: [ConversationNotFound],
  needs: { memberships: Memberships, reader: ConversationReader, recorder: EventRecorder },
  async handle({ input: { conversationId, seq }, actor }, { memberships, reader, recorder }) {
    if ((await reader.unread(actor.id, conversationId)) === undefined) throw new ConversationNotFound();
    // No aggregate: without a lock, only the conditional update knows whether the mark moved.
    if (await memberships.markRead(conversationId, actor.id, seq))
      recorder.record(ConversationRead({ conversationId, userId: actor.id, seq }));
  },
  async answer(_done, { input: { conversationId }, actor }, { reader }) {
    const unreadCount = await reader.unread(actor.id, conversationId);
    if (unreadCount === undefined) throw new ConversationNotFound();
    return { unreadCount };
  },
});
