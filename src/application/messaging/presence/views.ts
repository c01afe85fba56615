import { z } from 'zod';
import { timeOut } from '../../kernel/fields.ts';

export const PresenceView = z.object({ online: z.boolean(), lastSeenAt: timeOut });
