import { Conversations } from '../../../../domain/messaging/conversation.ts';
import type { MessageId } from '../../../../domain/messaging/message.ts';
import { MessageEdits, MessageReactions, Messages } from '../../../../domain/messaging/messages.ts';
import { ContentRemoved, ContentRestored, RemovalFinal } from '../../../../domain/moderation/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { Attachments, MessageTips } from '../ports.ts';

/**
 * What moderators of the service decide takes effect in the decision's transaction. A removed message keeps its files,
 * reactions and former texts until it is deleted for good. Locks in the order of sending.
 */
export const moderateMessages = subscriber({
  name: 'messaging.moderate-messages',
  when: 'in-transaction',
  on: [ContentRemoved, ContentRestored, RemovalFinal],
  needs: {
    messages: Messages,
    conversations: Conversations,
    attachments: Attachments,
    edits: MessageEdits,
    reactions: MessageReactions,
    tips: MessageTips,
    unitOfWork: UnitOfWork,
  },
  async handle(event, { messages, conversations, attachments, edits, reactions, tips, unitOfWork }) {
    const messageId = event.data.subjectId as MessageId;
    const id = event.data.kind === 'message' ? await messages.conversationOf(messageId) : undefined;
    const conversation = id && (await conversations.lock([id])).get(id);
    const message = conversation && (await messages.find(messageId));
    if (!message) return undefined;
    const { name, at } = event;
    let changed: boolean;
    if (name === ContentRemoved.eventName) changed = message.hide({ ...event.data, at }, conversation, at);
    else if (name === ContentRestored.eventName)
      changed = message.restore(await tips.of(messageId), conversation, at);
    else changed = message.deleteRemoved(conversation, at);
    if (!changed) return undefined;
    if (name === RemovalFinal.eventName) {
      attachments.detach([messageId]);
      edits.forget(messageId);
      reactions.forget(messageId);
    }
    conversations.save([conversation]);
    // The next event of the same transaction reads what this one has changed.
    await unitOfWork.flush();
    return undefined;
  },
});
