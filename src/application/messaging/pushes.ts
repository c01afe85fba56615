import type { UserId } from '../../domain/kernel/id.ts';
import type { MessageId } from '../../domain/messaging/message.ts';
import type { ConversationId, Timeline } from '../../domain/messaging/timeline.ts';
import { type FrameType, type Push, push } from '../kernel/frame.ts';
import type { MessageReader, Readers } from './ports.ts';
import type { FramedMessage, PushedMessage } from './views.ts';

type Tell = (frame: FrameType<typeof PushedMessage>, message: FramedMessage) => Push[];

/** Who gets the frames of new messages: the members of their conversations, each as far as no block is between. */
export async function pushesTo(
  readers: Readers,
  timelines: ReadonlyMap<ConversationId, Timeline>,
  messages: readonly FramedMessage[],
): Promise<Tell> {
  const members = new Map<string, readonly UserId[]>();
  for (const { conversationId } of messages)
    if (!members.has(conversationId))
      members.set(conversationId, await readers.members(timelines.get(conversationId as ConversationId)!));
  const named = messages.flatMap(({ sender, mentions }) => [sender, ...mentions]);
  const apart = await readers.apart([...new Set(named.map(({ id }) => id as UserId))]);
  return (frame, message) => addressed(frame, message, members.get(message.conversationId)!, apart);
}

interface CurrentPorts {
  readonly messages: MessageReader;
  readonly readers: Readers;
}

/** Pushes of one message as it is now; `changeSeq` is the change that they announce, when it is not the latest. */
export async function currentPushes(
  frame: FrameType<typeof PushedMessage>,
  messageId: MessageId,
  { messages, readers }: CurrentPorts,
  changeSeq?: number,
): Promise<Push[]> {
  const message = await messages.framed(messageId);
  const members = message ? await readers.seeing(messageId) : [];
  if (!message || members.length === 0) return [];
  const apart = await readers.apart(
    [message.sender, ...message.mentions].map((person) => person.id as UserId),
  );
  return addressed(frame, { ...message, ...(changeSeq !== undefined && { changeSeq }) }, members, apart);
}

/**
 * Whom a block keeps apart from the sender is told only that there is a message; whom it keeps apart from someone
 * mentioned does not see that one named.
 */
export function addressed(
  frame: FrameType<typeof PushedMessage>,
  message: FramedMessage,
  members: readonly UserId[],
  apart: ReadonlyMap<string, ReadonlySet<UserId>>,
): Push[] {
  if (apart.size === 0) return [push(frame, message, members)];
  const { id, conversationId, seq, changeSeq, sender, mentions } = message;
  const [open, hidden]: [UserId[], UserId[]] = [[], []];
  const pushes: Push[] = [];
  for (const userId of members) {
    const met = mentions.filter((person) => !apart.get(person.id)?.has(userId));
    if (apart.get(sender.id)?.has(userId)) hidden.push(userId);
    else if (met.length === mentions.length) open.push(userId);
    else pushes.push(push(frame, { ...message, mentions: met }, [userId]));
  }
  pushes.push(push(frame, message, open));
  if (hidden.length > 0)
    pushes.push(push(frame, { id, conversationId, seq, changeSeq, hidden: true }, hidden));
  return pushes;
}
