import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { MessageIsDeleted, MessageNotFound } from '../../../domain/messaging/errors.ts';
import { type MessageId, MessageReactions } from '../../../domain/messaging/message.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Reacted, ReactionKindField } from '../../posts/views.ts';
import { admitChange, hold, needs, type Ports, refusals, shown } from '../changing.ts';
import { SentMessages } from '../ports.ts';

const reacting = { ...needs, sent: SentMessages, reactions: MessageReactions };
const refuses = [...refusals, MessageIsDeleted];
const messageId = idField<MessageId>();

export const reactToMessage = command({
  name: 'messaging.react-to-message',
  summary: 'React to a message',
  description: 'One reaction a person; another kind replaces it.',
  access: 'signed-in',
  input: z.strictObject({ messageId, kind: ReactionKindField }),
  output: Reacted,
  refuses,
  needs: reacting,
  async handle({ input: { messageId, kind }, actor }, ports) {
    const { message, timeline } = await holdSeen(ports, actor.id, messageId);
    if ((await ports.reactions.of(messageId, actor.id)) === kind) return;
    message.react(actor.id, kind, () => timeline.nextChange());
    ports.reactions.put(messageId, actor.id, kind, ports.clock.now());
    ports.timelines.save([{ timeline }]);
  },
  answer: (_done, { input: { messageId }, actor }, ports) => reactionsOf(ports, actor.id, messageId),
});

export const unreactToMessage = command({
  name: 'messaging.unreact-to-message',
  summary: 'Take back your reaction to a message',
  access: 'signed-in',
  input: z.strictObject({ messageId }),
  output: Reacted,
  refuses,
  needs: reacting,
  async handle({ input: { messageId }, actor }, ports) {
    const { message, timeline } = await holdSeen(ports, actor.id, messageId);
    if (!(await ports.reactions.of(messageId, actor.id))) return;
    message.react(actor.id, undefined, () => timeline.nextChange());
    ports.reactions.remove(messageId, actor.id);
    ports.timelines.save([{ timeline }]);
  },
  answer: (_done, { input: { messageId }, actor }, ports) => reactionsOf(ports, actor.id, messageId),
});

/** Where someone may react: what a block hides from them is not there. */
async function holdSeen(ports: Ports & { sent: SentMessages }, userId: UserId, id: MessageId) {
  const held = await hold(ports, userId, id);
  admitChange(held);
  if (!(await ports.sent.mayAnswer(held.writer, id))) throw new MessageNotFound();
  return held;
}

async function reactionsOf(ports: Ports, userId: UserId, id: MessageId) {
  const { reactions, myReaction } = await shown(ports, userId, id);
  return { reactions, myReaction };
}
