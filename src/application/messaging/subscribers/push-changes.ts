import type { UserId } from '../../../domain/kernel/id.ts';
import { MessageDeleted, MessageEdited, MessageReacted } from '../../../domain/messaging/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { messageDeleted, messageEdited, messageReacted } from '../frames.ts';
import { MessageReader, Readers } from '../ports.ts';
import { addressed } from '../pushes.ts';

const frames = {
  [MessageEdited.eventName]: messageEdited,
  [MessageDeleted.eventName]: messageDeleted,
  [MessageReacted.eventName]: messageReacted,
};

/**
 * Each frame shows the message as it is when it is made: where two changes meet, both show the later one. Each has
 * the `changeSeq` of its own change, so that readers miss none.
 */
export const pushChanges = subscriber({
  name: 'messaging.push-changes',
  when: 'live',
  hears: [MessageEdited, MessageDeleted, MessageReacted],
  frames: Object.values(frames),
  needs: { messages: MessageReader, readers: Readers },
  async handle({ name, id, at, data: { messageId, changeSeq } }, { messages, readers }) {
    const message = await messages.framed(messageId);
    const members = message ? await readers.seeing(messageId) : [];
    if (!message || members.length === 0) return undefined;
    const apart = await readers.apart(
      [message.sender, ...message.mentions].map((person) => person.id as UserId),
    );
    const pushes = addressed(frames[name], { ...message, changeSeq }, members, apart);
    return { announce: pushes.map((push) => ({ ...push, id, at })) };
  },
});
