import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { UserNotFound } from '../../../../domain/messaging/errors.ts';
import { idField, iso } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { Clock, PresenceTracker } from '../../../kernel/ports.ts';
import { presenceChanged } from '../frames.ts';
import { PresenceAudience } from '../ports.ts';
import { PresenceView } from '../views.ts';

export const getPresence = query({
  name: 'messaging.get-presence',
  summary: 'See whether someone is online, or when they last were',
  description: 'For friends, and for people who have written with you. They also get its changes as frames.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>().meta({ description: 'The person' }) }),
  output: PresenceView,
  refuses: [UserNotFound],
  frames: [presenceChanged],
  needs: { audience: PresenceAudience, presenceTracker: PresenceTracker, clock: Clock },
  async handle({ input: { userId }, actor }, { audience, presenceTracker, clock }) {
    const lastSeenAt = await audience.lastSeen(actor.id, userId);
    if (lastSeenAt === undefined) throw new UserNotFound();
    const online = await presenceTracker.isPresent(userId);
    return { online, lastSeenAt: iso(online ? clock.now() : lastSeenAt) };
  },
});
