import { z } from 'zod';
import { ConversationNotFound } from '../../../domain/messaging/errors.ts';
import type { ConversationId } from '../../../domain/messaging/timeline.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { typingStarted, typingStopped } from '../frames.ts';
import { ConversationReader, Typing } from '../ports.ts';

const typing = <const N extends string>(name: N, summary: string, act: 'start' | 'stop') =>
  command({
    name,
    summary,
    description:
      'Pushed to the other members and never stored. It ends by itself after 6 seconds, so say it again while it ' +
      'goes on; sending a message ends it too.',
    access: 'signed-in',
    input: z.strictObject({ conversationId: idField<ConversationId>() }),
    output: Nothing,
    refuses: [ConversationNotFound],
    frames: [typingStarted, typingStopped],
    needs: { conversations: ConversationReader, typing: Typing },
    async handle({ input: { conversationId }, actor }, { conversations, typing }) {
      if ((await conversations.unread(actor.id, conversationId)) === undefined)
        throw new ConversationNotFound();
      await typing[act](conversationId, actor.id);
      return nothing;
    },
  });

export const startTyping = typing('messaging.start-typing', 'Say that you are writing', 'start');
export const stopTyping = typing('messaging.stop-typing', 'Say that you are writing no more', 'stop');
