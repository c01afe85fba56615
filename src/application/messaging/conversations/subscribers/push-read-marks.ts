import { ConversationRead } from '../../../../domain/messaging/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { conversationRead } from '../frames.ts';
import { ReadMarks } from '../ports.ts';

export const pushReadMarks = subscriber({
  name: 'messaging.push-read-marks',
  when: 'after-commit',
  on: [ConversationRead],
  frames: [conversationRead],
  needs: { marks: ReadMarks },
  async handle(event, { marks }) {
    const { conversationId, userId } = event.data;
    const mark = await marks.of(conversationId, userId);
    if (!mark) return undefined;
    const { seq, to } = mark;
    return { push: [toFrame(conversationRead, event, { conversationId, userId, seq }, to)] };
  },
});
