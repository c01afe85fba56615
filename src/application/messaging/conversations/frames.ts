import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { frameType } from '../../kernel/frame.ts';
import { seqOut } from '../fields.ts';

export const conversationRead = frameType(
  'conversation.read',
  'Someone has read a conversation up to a message',
  z
    .object({
      conversationId: idOut.meta({ description: 'The conversation' }),
      userId: idOut.meta({ description: 'Who has read' }),
      seq: seqOut.meta({ description: 'The `seq` of the last message that they have read' }),
    })
    .meta({ id: 'ReadMark' }),
);
