import { ConversationRead } from '../../../domain/messaging/published.ts';
import { announce } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { conversationRead } from '../frames.ts';
import { ReadMarks } from '../ports.ts';

export const pushReadMarks = subscriber({
  name: 'messaging.push-read-marks',
  when: 'live',
  hears: [ConversationRead],
  frames: [conversationRead],
  needs: { marks: ReadMarks },
  async handle(fact, { marks }) {
    const { conversationId, userId } = fact.data;
    const mark = await marks.of(conversationId, userId);
    if (!mark) return undefined;
    const { seq, to } = mark;
    return { announce: [announce(conversationRead, fact, { conversationId, userId, seq }, to)] };
  },
});
