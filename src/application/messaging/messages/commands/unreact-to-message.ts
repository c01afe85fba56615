import { z } from 'zod';
import { MessageIsDeleted } from '../../../../domain/messaging/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Reacted } from '../../../posts/views.ts';
import { messageIdField } from '../../fields.ts';
import { changeRefusals } from '../lock-message.ts';
import { lockForReaction, reactionNeeds, readReactions } from '../reacting.ts';

export const unreactToMessage = command({
  name: 'messaging.unreact-to-message',
  summary: 'Remove your reaction to a message',
  access: 'signed-in',
  input: z.strictObject({ messageId: messageIdField }),
  output: Reacted,
  refuses: [...changeRefusals, MessageIsDeleted],
  needs: reactionNeeds,
  async handle({ input: { messageId }, actor }, ports) {
    const { message, conversation } = await lockForReaction(ports, actor.id, messageId);
    if (!(await ports.reactions.of(messageId, actor.id))) return;
    message.react(actor.id, undefined, conversation, ports.clock.now());
    ports.reactions.remove(messageId, actor.id);
    ports.conversations.save([conversation]);
  },
  answer: (_done, { input: { messageId }, actor }, ports) => readReactions(ports, actor.id, messageId),
});
