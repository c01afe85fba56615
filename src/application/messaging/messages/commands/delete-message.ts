import { z } from 'zod';
import { NotTheSender } from '../../../../domain/messaging/errors.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { MessageEdits, MessageReactions } from '../../../../domain/messaging/messages.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { messageIdField } from '../../fields.ts';
import { changeRefusals, lockMessage, lockMessageNeeds } from '../lock-message.ts';
import { Attachments } from '../ports.ts';

export const deleteMessage = command({
  name: 'messaging.delete-message',
  summary: 'Delete a message',
  description:
    'Its place stays, empty: text, former texts, files, references and reactions are removed. You may delete your ' +
    'own messages at any time, also where nobody can write any more; owners and moderators delete those of others ' +
    'in their room.',
  access: 'signed-in',
  input: z.strictObject({ messageId: messageIdField }),
  output: Nothing,
  refuses: [...changeRefusals, NotTheSender],
  needs: {
    ...lockMessageNeeds,
    memberships: Memberships,
    attachments: Attachments,
    edits: MessageEdits,
    reactions: MessageReactions,
  },
  async handle({ input: { messageId }, actor }, ports) {
    const { message, conversation, sender } = await lockMessage(ports, actor.id, messageId);
    const at = ports.clock.now();
    let deleted: boolean;
    if (message.senderId === actor.id) deleted = message.delete(actor.id, conversation, at);
    else {
      conversation.assertAcceptsChanges(sender);
      const moderator = await ports.memberships.find(conversation.id, actor.id);
      deleted = message.moderate(moderator!, conversation, at);
    }
    if (!deleted) return nothing;
    ports.attachments.detach([messageId]);
    ports.edits.forget(messageId);
    ports.reactions.forget(messageId);
    ports.conversations.save([conversation]);
    return nothing;
  },
});
