import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { frameType } from '../../kernel/frame.ts';

export const conversationRead = frameType(
  'conversation.read',
  'Someone has read a conversation up to a message',
  z.object({ conversationId: idOut, userId: idOut, seq: z.int() }),
);
