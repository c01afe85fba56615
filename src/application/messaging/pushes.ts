import type { UserId } from '../../domain/kernel/id.ts';
import type { ConversationId, Timeline } from '../../domain/messaging/timeline.ts';
import { type FrameType, type Push, push } from '../kernel/subscriber.ts';
import type { Readers } from './ports.ts';
import type { FramedMessage, PushedMessage } from './views.ts';

type Tell = (frame: FrameType<typeof PushedMessage>, message: FramedMessage) => Push[];

/**
 * Tells who gets a message's frame: the members of its conversation, and of those whom a block keeps apart from
 * its sender only that there is one (in a room; nothing in a direct conversation).
 */
export async function pushesTo(
  readers: Readers,
  timelines: ReadonlyMap<ConversationId, Timeline>,
  messages: readonly {
    readonly message: { readonly conversationId: ConversationId; readonly senderId: UserId };
  }[],
): Promise<Tell> {
  const members = new Map<string, readonly UserId[]>();
  for (const { message } of messages)
    if (!members.has(message.conversationId))
      members.set(message.conversationId, await readers.members(timelines.get(message.conversationId)!));
  const apart = await readers.apart([...new Set(messages.map(({ message }) => message.senderId))]);
  return (frame, message) => {
    const all = members.get(message.conversationId)!;
    const kept = apart.get(message.sender.id as UserId);
    if (!kept || !all.some((id) => kept.has(id))) return [push(frame, message, all)];
    const { id, conversationId, seq, changeSeq } = message;
    const open = all.filter((userId) => !kept.has(userId));
    const pushes = [push(frame, message, open)];
    if (timelines.get(conversationId as ConversationId)!.kind === 'room') {
      const hidden = { id, conversationId, seq, changeSeq, hidden: true } as const;
      pushes.push(
        push(
          frame,
          hidden,
          all.filter((userId) => kept.has(userId)),
        ),
      );
    }
    return pushes;
  };
}
