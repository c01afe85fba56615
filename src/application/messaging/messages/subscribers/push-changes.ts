import {
  MessageDeleted,
  MessageEdited,
  MessageReacted,
  MessageRemoved,
  MessageRestored,
  MessageTipsCounted,
} from '../../../../domain/messaging/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { messageDeleted, messageEdited, messageReacted, messageUpdated } from '../frames.ts';
import { currentPushes } from '../message-pushes.ts';
import { MessageReader, Recipients } from '../ports.ts';

const frames = {
  [MessageEdited.eventName]: messageEdited,
  [MessageDeleted.eventName]: messageDeleted,
  [MessageRemoved.eventName]: messageDeleted,
  [MessageRestored.eventName]: messageEdited,
  [MessageReacted.eventName]: messageReacted,
  [MessageTipsCounted.eventName]: messageUpdated,
};

/**
 * Frames show the message as it is when they are made, so two changes in quick succession may both show the second.
 * Each frame carries the `changeSeq` of its own change, so that clients see no gap.
 */
export const pushChanges = subscriber({
  name: 'messaging.push-changes',
  when: 'after-commit',
  on: [MessageEdited, MessageDeleted, MessageRemoved, MessageRestored, MessageReacted, MessageTipsCounted],
  frames: [...new Set(Object.values(frames))],
  needs: { messages: MessageReader, recipients: Recipients },
  async handle({ name, id, at, data: { messageId, changeSeq } }, ports) {
    const pushes = await currentPushes(frames[name], messageId, ports, changeSeq);
    return { push: pushes.map((push) => ({ ...push, id, at })) };
  },
});
