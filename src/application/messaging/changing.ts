import type { UserId } from '../../domain/kernel/id.ts';
import { ConversationClosed, MessageNotFound, RoomIsClosed } from '../../domain/messaging/errors.ts';
import { type Message, type MessageId, Messages } from '../../domain/messaging/message.ts';
import { type Timeline, Timelines } from '../../domain/messaging/timeline.ts';
import type { Resolved } from '../kernel/operation.ts';
import { Clock } from '../kernel/ports.ts';
import { MessageReader, type Writer, Writers } from './ports.ts';

export const needs = {
  messages: Messages,
  timelines: Timelines,
  writers: Writers,
  reader: MessageReader,
  clock: Clock,
};
export type Ports = Resolved<typeof needs>;
/** What may be refused here. */
export const refusals = [MessageNotFound, ConversationClosed, RoomIsClosed] as const;

export interface Held {
  readonly message: Message;
  readonly timeline: Timeline;
  readonly writer: Writer;
}

/**
 * A message that someone sees, for a change of it: its conversation is locked first and the message after it, as
 * whoever sends does, so that nobody waits in a circle. `timelines.save` stores the change's place in the order.
 */
export async function hold(
  { messages, timelines, writers }: Pick<Ports, 'messages' | 'timelines' | 'writers'>,
  userId: UserId,
  id: MessageId,
): Promise<Held> {
  const conversationId = await messages.conversationOf(id);
  if (!conversationId) throw new MessageNotFound();
  const timeline = (await timelines.open([conversationId])).get(conversationId);
  const [writer] = await writers.of([{ conversationId, senderId: userId }]);
  const message = writer && (await messages.find(id));
  if (!timeline || !message || message.seq < writer.visibleFromSeq) throw new MessageNotFound();
  return { message, timeline, writer };
}

/** Throws where nothing happens any more: a closed room, or two people who do not hear each other. */
export function admitChange({ timeline, writer }: Held): void {
  timeline.admit(writer);
  if (writer.request === 'declined') throw new ConversationClosed();
}

/** The message as who changed it sees it, once the change is stored. */
export async function shown({ reader }: Pick<Ports, 'reader'>, userId: UserId, id: MessageId) {
  const message = await reader.one(userId, id);
  if (!message || 'hidden' in message) throw new MessageNotFound();
  return message;
}
