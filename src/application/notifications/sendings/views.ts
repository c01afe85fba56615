import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';

export const SendingView = z
  .object({
    id: idOut,
    title: z.string(),
    body: z.string(),
    total: z.int().min(0),
    done: z.int().min(0).meta({ description: 'How many recipients have been notified so far' }),
    createdAt: timeOut,
  })
  .meta({ id: 'Sending' });

export type SendingView = z.input<typeof SendingView>;
