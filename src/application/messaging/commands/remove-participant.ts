import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { NotYourself, RoleTooLow, UserNotFound } from '../../../domain/messaging/errors.ts';
import { Invites } from '../../../domain/messaging/invite.ts';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { Doors } from '../ports.ts';
import { putOut } from '../removing.ts';
import { leadingRole, outside } from '../standing.ts';

export const removeParticipant = command({
  name: 'messaging.remove-participant',
  summary: 'Put someone out of a room',
  description:
    'Its owner may with anyone, moderators with mere members. To a private room they come back by a new invite alone.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>(), userId: idField<UserId>() }),
  output: Nothing,
  refuses: [...outside, RoleTooLow, NotYourself, UserNotFound],
  needs: {
    timelines: Timelines,
    doors: Doors,
    memberships: Memberships,
    invites: Invites,
    recorder: EventRecorder,
  },
  async handle({ input: { roomId, userId }, actor }, { timelines, ...ports }) {
    await timelines.open([roomId]);
    const role = await leadingRole(ports.doors, roomId, actor.id);
    if (userId === actor.id) throw new NotYourself();
    if (!(await ports.doors.roleIn(roomId, userId))) throw new UserNotFound();
    await putOut(ports, { roomId, userId, byId: actor.id, role, how: 'removed' });
    return nothing;
  },
});
