import { z } from 'zod';
import { MessageIsDeleted } from '../../../../domain/messaging/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Reacted, ReactionKindField } from '../../../posts/views.ts';
import { messageIdField } from '../../fields.ts';
import { changeRefusals } from '../lock-message.ts';
import { lockForReaction, reactionNeeds, readReactions } from '../reacting.ts';

export const reactToMessage = command({
  name: 'messaging.react-to-message',
  summary: 'React to a message',
  description: 'Each person has one reaction to a message; another kind replaces it.',
  access: 'signed-in',
  input: z
    .strictObject({ messageId: messageIdField, kind: ReactionKindField })
    .meta({ id: 'ReactToMessage' }),
  output: Reacted,
  refuses: [...changeRefusals, MessageIsDeleted],
  needs: reactionNeeds,
  async handle({ input: { messageId, kind }, actor }, ports) {
    const { message, conversation } = await lockForReaction(ports, actor.id, messageId);
    if ((await ports.reactions.of(messageId, actor.id)) === kind) return;
    const at = ports.clock.now();
    message.react(actor.id, kind, conversation, at);
    ports.reactions.put(messageId, actor.id, kind, at);
    ports.conversations.save([conversation]);
  },
  answer: (_done, { input: { messageId }, actor }, ports) => readReactions(ports, actor.id, messageId),
});
