import { z } from 'zod';
import { idOut } from '../kernel/fields.ts';
import { frameType } from '../kernel/frame.ts';
import { PushedMessage } from './views.ts';

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
