import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import {
  EditTooLate,
  MessageIsDeleted,
  NothingSaid,
  NotTheSender,
} from '../../../../domain/messaging/errors.ts';
import { MessageEdits } from '../../../../domain/messaging/messages.ts';
import { command } from '../../../kernel/operation.ts';
import { messageIdField, messageText } from '../../fields.ts';
import { changeNeeds, changeRefusals, lockMessage, readMessage } from '../lock-message.ts';
import { MentionedMembers } from '../ports.ts';
import { resolveMentions } from '../sending/parts.ts';
import { MessageView } from '../views.ts';

export const editMessage = command({
  name: 'messaging.edit-message',
  summary: 'Edit a message of yours',
  description: 'Within 15 minutes after sending it. Everyone who sees the message can read its former texts.',
  access: 'signed-in',
  input: z.strictObject({ messageId: messageIdField, text: messageText }).meta({ id: 'EditMessage' }),
  output: MessageView,
  refuses: [...changeRefusals, NotTheSender, EditTooLate, MessageIsDeleted, NothingSaid],
  needs: { ...changeNeeds, edits: MessageEdits, mentioned: MentionedMembers },
  async handle({ input: { messageId, text }, actor }, ports) {
    const { message, conversation, sender } = await lockMessage(ports, actor.id, messageId);
    conversation.assertAcceptsChanges(sender);
    const mentions = await resolveMentions(ports.mentioned, sender, text);
    const mentionIds = mentions.map(({ id }) => id as UserId);
    const at = ports.clock.now();
    const before = message.edit(actor.id, { text, mentionIds }, conversation, at);
    if (before === undefined) return;
    ports.edits.keep({ messageId, changeSeq: conversation.lastChangeSeq, text: before, at });
    ports.conversations.save([conversation]);
  },
  answer: (_done, { input: { messageId }, actor }, ports) => readMessage(ports, actor.id, messageId),
});
