import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { NotYourself, RoleTooLow, UserNotFound } from '../../../domain/messaging/errors.ts';
import { type MemberRole, Memberships, roles } from '../../../domain/messaging/membership.ts';
import { RoleChanged } from '../../../domain/messaging/published.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField, idOut } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { Doors } from '../ports.ts';
import { outside, roleIn } from '../standing.ts';

export const setRole = command({
  name: 'messaging.set-role',
  summary: 'Make someone in your room a moderator, a member again, or its owner',
  description: 'Its owner alone. Who hands over stays as a moderator.',
  access: 'signed-in',
  input: z.strictObject({
    roomId: idField<ConversationId>(),
    userId: idField<UserId>(),
    role: z.enum(roles),
  }),
  output: z.object({ userId: idOut, role: z.enum(roles) }),
  refuses: [...outside, RoleTooLow, NotYourself, UserNotFound],
  needs: { timelines: Timelines, doors: Doors, memberships: Memberships, recorder: EventRecorder },
  async handle({ input: { roomId, userId, role }, actor }, { timelines, doors, memberships, recorder }) {
    await timelines.open([roomId]);
    if ((await roleIn(doors, roomId, actor.id)) !== 'owner') throw new RoleTooLow();
    if (userId === actor.id) throw new NotYourself();
    const before = await doors.roleIn(roomId, userId);
    if (!before) throw new UserNotFound();
    const becomes = (id: UserId, next: MemberRole) => {
      memberships.setRole(roomId, id, next);
      recorder.record(RoleChanged({ roomId, userId: id, role: next }));
    };
    if (role !== before) becomes(userId, role);
    if (role === 'owner') becomes(actor.id, 'moderator');
    return { userId, role };
  },
});
