import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { NotYourself, RoleTooLow, UserNotFound } from '../../../../domain/messaging/errors.ts';
import { roles } from '../../../../domain/messaging/member-role.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { idField, idOut } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { lockRoomFor, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const setRole = command({
  name: 'messaging.set-role',
  summary: 'Make a member of your room a moderator, a plain member or its owner',
  description: 'For its owner, who becomes a moderator by making someone else the owner.',
  access: 'signed-in',
  input: z.strictObject({
    roomId: idField<ConversationId>(),
    userId: idField<UserId>(),
    role: z.enum(roles),
  }),
  output: z.object({ userId: idOut, role: z.enum(roles) }),
  refuses: [...notMemberRefusals, RoleTooLow, NotYourself, UserNotFound],
  needs: { ...lockRoomNeeds, memberships: Memberships },
  async handle({ input: { roomId, userId, role }, actor }, ports) {
    const { room, actor: by, target } = await lockRoomFor(ports, roomId, actor.id, userId);
    for (const changed of room.changeRole(by, target, role))
      ports.memberships.setRole(roomId, changed.userId, changed.role);
    return { userId, role };
  },
});
