import {
  MessageDeleted,
  MessageEdited,
  MessageReacted,
  MessageRemoved,
  MessageRestored,
  MessageSent,
  MessageTipsCounted,
} from '../../../../domain/messaging/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { conversationHead } from '../frames.ts';
import { HighWaterMarks } from '../ports.ts';

/** So that members who lost a frame notice it once the conversation is quiet. */
export const trackHighWaterMarks = subscriber({
  name: 'messaging.note-changes',
  when: 'after-commit',
  on: [
    MessageSent,
    MessageEdited,
    MessageDeleted,
    MessageRemoved,
    MessageRestored,
    MessageReacted,
    MessageTipsCounted,
  ],
  frames: [conversationHead],
  needs: { highWaterMarks: HighWaterMarks },
  async handle({ data }, { highWaterMarks }) {
    highWaterMarks.touch(data.conversationId);
    return undefined;
  },
});
