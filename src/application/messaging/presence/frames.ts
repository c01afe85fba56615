import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { frameType } from '../../kernel/frame.ts';
import { PresenceView } from './views.ts';

const typing = z
  .object({
    conversationId: idOut.meta({ description: 'The conversation' }),
    userId: idOut.meta({ description: 'Who is typing' }),
  })
  .meta({ id: 'TypingPerson' });
export const typingStarted = frameType(
  'typing.started',
  'Someone is typing in a conversation of yours',
  typing,
);
export const typingStopped = frameType('typing.stopped', 'They stopped typing', typing);
export const presenceChanged = frameType(
  'presence.changed',
  'A friend, or someone you write with, came online or went offline',
  PresenceView.extend({ userId: idOut.meta({ description: 'Who it is about' }) }).meta({
    id: 'PresenceChange',
  }),
);
