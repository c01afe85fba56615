import type { UserId } from '../../../domain/kernel/id.ts';
import type { Conversation, ConversationId } from '../../../domain/messaging/conversation.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import { type FrameType, type Push, push } from '../../kernel/frame.ts';
import { messageCreated } from './frames.ts';
import type { MessageReader, Recipients } from './ports.ts';
import type { FramedMessage, PushedMessage } from './views.ts';

/** Pushes of new messages to the members of their conversations: reads members once for each, and blocks once. */
export async function newMessagePushes(
  recipients: Recipients,
  conversations: ReadonlyMap<ConversationId, Conversation>,
  messages: readonly FramedMessage[],
): Promise<(message: FramedMessage) => Push[]> {
  const members = new Map<string, readonly UserId[]>();
  for (const { conversationId } of messages)
    if (!members.has(conversationId)) {
      const conversation = conversations.get(conversationId as ConversationId)!;
      members.set(conversationId, await recipients.members(conversation));
    }
  const people = new Set<UserId>();
  for (const message of messages) for (const id of peopleIn(message)) people.add(id);
  const blocked = await recipients.blockedWith([...people]);
  return (message) => messagePushes(messageCreated, message, members.get(message.conversationId)!, blocked);
}

interface CurrentPorts {
  readonly messages: MessageReader;
  readonly recipients: Recipients;
}

/** Pushes of one message as it is now; `changeSeq` is the change that they announce, when it is not the latest. */
export async function currentPushes(
  frame: FrameType<typeof PushedMessage>,
  messageId: MessageId,
  { messages, recipients }: CurrentPorts,
  changeSeq?: number,
): Promise<Push[]> {
  const message = await messages.framed(messageId);
  const members = message ? await recipients.seeing(messageId) : [];
  if (!message || members.length === 0) return [];
  const blocked = await recipients.blockedWith([...new Set(peopleIn(message))]);
  return messagePushes(
    frame,
    { ...message, ...(changeSeq !== undefined && { changeSeq }) },
    members,
    blocked,
  );
}

const peopleIn = ({ sender, mentions, repliedTo }: FramedMessage): UserId[] =>
  [sender, ...mentions, ...(repliedTo ? [repliedTo.sender] : [])].map(({ id }) => id as UserId);

/**
 * Members with a block between them and the sender get only the place of the message; those with a block between
 * them and someone mentioned, or replied to, do not see that mention or reply.
 */
export function messagePushes(
  frame: FrameType<typeof PushedMessage>,
  message: FramedMessage,
  members: readonly UserId[],
  blocked: ReadonlyMap<string, ReadonlySet<UserId>>,
): Push[] {
  if (blocked.size === 0) return [push(frame, message, members)];
  const { id, conversationId, seq, changeSeq, sender, mentions, repliedTo } = message;
  const full: UserId[] = [];
  const hidden: UserId[] = [];
  const pushes: Push[] = [];
  for (const userId of members) {
    const seen = mentions.filter((person) => !blocked.get(person.id)?.has(userId));
    const seesReply = !repliedTo || !blocked.get(repliedTo.sender.id)?.has(userId);
    if (blocked.get(sender.id)?.has(userId)) hidden.push(userId);
    else if (seen.length === mentions.length && seesReply) full.push(userId);
    else {
      const theirs = { ...message, mentions: seen, repliedTo: seesReply ? repliedTo : null };
      pushes.push(push(frame, theirs, [userId]));
    }
  }
  pushes.push(push(frame, message, full));
  if (hidden.length > 0)
    pushes.push(push(frame, { id, conversationId, seq, changeSeq, hidden: true }, hidden));
  return pushes;
}
