import { IsRemoved } from '../../../domain/access/removal.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { type Conversation, Conversations } from '../../../domain/messaging/conversation.ts';
import { ConversationClosed, MessageNotFound, RoomIsClosed } from '../../../domain/messaging/errors.ts';
import type { Message, MessageId } from '../../../domain/messaging/message.ts';
import { Messages } from '../../../domain/messaging/messages.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { MessageReader, type SenderProfile, Senders } from './ports.ts';

export const lockMessageNeeds = {
  messages: Messages,
  conversations: Conversations,
  senders: Senders,
  clock: Clock,
};
export const changeNeeds = { ...lockMessageNeeds, reader: MessageReader };
/** What every change of a message may be refused with. */
export const changeRefusals = [MessageNotFound, ConversationClosed, RoomIsClosed, IsRemoved] as const;

export interface LockedMessage {
  readonly message: Message;
  readonly conversation: Conversation;
  readonly sender: SenderProfile;
}

/**
 * Locks a message that `userId` can see: first its conversation, then the message, in the order of sending, to avoid
 * deadlocks. `conversations.save` stores the place of the change.
 */
export async function lockMessage(
  { messages, conversations, senders }: Resolved<typeof lockMessageNeeds>,
  userId: UserId,
  id: MessageId,
): Promise<LockedMessage> {
  const conversationId = await messages.conversationOf(id);
  if (!conversationId) throw new MessageNotFound();
  const conversation = (await conversations.lock([conversationId])).get(conversationId);
  const [sender] = await senders.find([{ conversationId, senderId: userId }]);
  const message = sender && (await messages.find(id));
  if (!conversation || !sender || !message?.isVisibleTo(sender)) throw new MessageNotFound();
  return { message, conversation, sender };
}

/** The changed message, as the person who changed it sees it. */
export async function readMessage(
  { reader }: { readonly reader: MessageReader },
  userId: UserId,
  id: MessageId,
) {
  const message = await reader.one(userId, id);
  if (!message || 'hidden' in message) throw new MessageNotFound();
  return message;
}
