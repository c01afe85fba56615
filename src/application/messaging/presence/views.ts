import { z } from 'zod';
import { timeOut } from '../../kernel/fields.ts';

export const PresenceView = z
  .object({
    online: z.boolean().meta({ description: 'Whether a socket of theirs is open' }),
    lastSeenAt: timeOut.meta({ description: 'When they were last online: now, if they are' }),
  })
  .meta({ id: 'Presence' });
