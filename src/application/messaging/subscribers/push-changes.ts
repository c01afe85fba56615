import { MessageDeleted, MessageEdited, MessageReacted } from '../../../domain/messaging/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { messageDeleted, messageEdited, messageReacted } from '../frames.ts';
import { MessageReader, Readers } from '../ports.ts';
import { currentPushes } from '../pushes.ts';

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
  when: 'after-commit',
  on: [MessageEdited, MessageDeleted, MessageReacted],
  frames: Object.values(frames),
  needs: { messages: MessageReader, readers: Readers },
  async handle({ name, id, at, data: { messageId, changeSeq } }, ports) {
    const pushes = await currentPushes(frames[name], messageId, ports, changeSeq);
    return { push: pushes.map((push) => ({ ...push, id, at })) };
  },
});
