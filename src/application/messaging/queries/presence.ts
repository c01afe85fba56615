import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { UserNotFound } from '../../../domain/messaging/errors.ts';
import { idField, iso } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { Clock, PresenceTracker } from '../../kernel/ports.ts';
import { presenceChanged } from '../frames.ts';
import { Acquaintances } from '../ports.ts';
import { PresenceView } from '../views.ts';

export const getPresence = query({
  name: 'messaging.get-presence',
  summary: 'Whether someone is here, or when they were last',
  description:
    'Of friends, and of people with whom you have written to each other. Changes are pushed to the same.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: PresenceView,
  refuses: [UserNotFound],
  frames: [presenceChanged],
  needs: { acquaintances: Acquaintances, presenceTracker: PresenceTracker, clock: Clock },
  async handle({ input: { userId }, actor }, { acquaintances, presenceTracker, clock }) {
    const lastSeenAt = await acquaintances.lastSeen(actor.id, userId);
    if (lastSeenAt === undefined) throw new UserNotFound();
    const online = presenceTracker.isPresent(userId);
    return { online, lastSeenAt: iso(online ? clock.now() : lastSeenAt) };
  },
});
