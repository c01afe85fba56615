import { z } from 'zod';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { ConversationReader } from '../../conversations/ports.ts';
import { conversationIdField } from '../../fields.ts';
import { Typing } from '../../messages/ports.ts';
import { typingStarted, typingStopped } from '../frames.ts';

export const typing = <const N extends string>(name: N, summary: string, act: 'start' | 'stop') =>
  command({
    name,
    summary,
    description:
      'Pushed to the other members, never stored. Typing ends by itself after 6 seconds, so repeat this while it ' +
      'goes on. Sending a message ends it too.',
    access: 'signed-in',
    input: z.strictObject({ conversationId: conversationIdField }),
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
