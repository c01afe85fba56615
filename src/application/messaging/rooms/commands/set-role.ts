import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { NotYourself, RoleTooLow, UserNotFound } from '../../../../domain/messaging/errors.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { idField, idOut } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { MemberRoleField, roomIdField } from '../../fields.ts';
import { lockRoomFor, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const setRole = command({
  name: 'messaging.set-role',
  summary: 'Make a member of your room a moderator, a plain member or its owner',
  description: 'For its owner, who becomes a moderator by making someone else the owner.',
  access: 'signed-in',
  input: z
    .strictObject({
      roomId: roomIdField,
      userId: idField<UserId>().meta({ description: 'The member' }),
      role: MemberRoleField,
    })
    .meta({ id: 'SetRole' }),
  output: z
    .object({ userId: idOut.meta({ description: 'The member' }), role: MemberRoleField })
    .meta({ id: 'RoleOfMember' }),
  refuses: [...notMemberRefusals, RoleTooLow, NotYourself, UserNotFound],
  needs: { ...lockRoomNeeds, memberships: Memberships },
  async handle({ input: { roomId, userId, role }, actor }, ports) {
    const { room, actor: by, target } = await lockRoomFor(ports, roomId, actor.id, userId);
    for (const changed of room.changeRole(by, target, role))
      ports.memberships.setRole(roomId, changed.userId, changed.role);
    return { userId, role };
  },
});
