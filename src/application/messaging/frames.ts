import { z } from 'zod';
import { idOut } from '../kernel/fields.ts';
import { frameType } from '../kernel/frame.ts';
import { PresenceView, PushedMessage } from './views.ts';

export const messageCreated = frameType(
  'message.created',
  'Someone wrote in a conversation of yours',
  PushedMessage,
);
export const messageEdited = frameType('message.edited', 'A message says something else now', PushedMessage);
export const messageDeleted = frameType('message.deleted', 'A message was taken back', PushedMessage);
export const messageReacted = frameType('message.reacted', "A message's reactions changed", PushedMessage);
export const conversationRead = frameType(
  'conversation.read',
  'Someone has read a conversation up to a message',
  z.object({ conversationId: idOut, userId: idOut, seq: z.int() }),
);
const typing = z.object({ conversationId: idOut, userId: idOut });
export const typingStarted = frameType(
  'typing.started',
  'Someone is writing in a conversation of yours',
  typing,
);
export const typingStopped = frameType('typing.stopped', 'They are writing no more', typing);
export const presenceChanged = frameType(
  'presence.changed',
  'A friend, or someone you write with, has come or gone',
  PresenceView.extend({ userId: idOut }),
);
export const conversationHead = frameType(
  'conversation.head',
  'How far a conversation has come, once it is quiet: whoever has seen less has lost a frame',
  z.object({ conversationId: idOut, lastChangeSeq: z.int() }),
);
