import { z } from 'zod';
import { ConversationNotFound } from '../../../domain/messaging/errors.ts';
import { Memberships, type RequestState } from '../../../domain/messaging/membership.ts';
import { RequestAnswered } from '../../../domain/messaging/published.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';

const answering = <const N extends string>(name: N, summary: string, answer: RequestState) =>
  command({
    name,
    summary,
    description: 'A direct conversation that someone new has opened. Answering it again changes the answer.',
    access: 'signed-in',
    input: z.strictObject({ conversationId: idField<ConversationId>() }),
    output: Nothing,
    refuses: [ConversationNotFound],
    needs: { timelines: Timelines, memberships: Memberships, recorder: EventRecorder },
    async handle({ input: { conversationId }, actor }, { timelines, memberships, recorder }) {
      const timeline = (await timelines.open([conversationId])).get(conversationId);
      const mine = await memberships.find(conversationId, actor.id);
      if (timeline?.kind !== 'direct' || !mine) throw new ConversationNotFound();
      if (mine.request === answer) return nothing;
      memberships.setRequest(conversationId, actor.id, answer);
      recorder.record(RequestAnswered({ conversationId, userId: actor.id, accepted: answer === 'open' }));
      return nothing;
    },
  });

export const acceptRequest = answering(
  'messaging.accept-request',
  'Let someone write to you who is new to you',
  'open',
);
/** The conversation leaves the list, and who opened it can write there no more until the other one does. */
export const declineRequest = answering(
  'messaging.decline-request',
  'Turn down someone who wants to write to you',
  'declined',
);
