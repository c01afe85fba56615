import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';

export const SendingView = z
  .object({
    id: idOut.describe('Id of the sending'),
    title: z.string().describe('Title of the announcement'),
    body: z.string().describe('Text of the announcement'),
    total: z.int().min(0).describe('How many recipients it has'),
    done: z.int().min(0).meta({ description: 'How many recipients have been notified so far' }),
    createdAt: timeOut.describe('When it was accepted'),
  })
  .meta({ id: 'Sending', description: 'An announcement to many people, and how far it has come' });

export type SendingView = z.input<typeof SendingView>;
