import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { NotYourself, RoleTooLow, UserNotFound } from '../../../../domain/messaging/errors.ts';
import { Invites } from '../../../../domain/messaging/invite.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { idField, Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { roomIdField } from '../../fields.ts';
import { lockRoomFor, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const removeParticipant = command({
  name: 'messaging.remove-participant',
  summary: 'Remove someone from a room',
  description:
    'The owner may remove anyone, moderators plain members. They can come back to a private room only with a new invite.',
  access: 'signed-in',
  input: z.strictObject({
    roomId: roomIdField,
    userId: idField<UserId>().meta({ description: 'Who is removed' }),
  }),
  output: Nothing,
  refuses: [...notMemberRefusals, RoleTooLow, NotYourself, UserNotFound],
  needs: { ...lockRoomNeeds, memberships: Memberships, invites: Invites },
  async handle({ input: { roomId, userId }, actor }, ports) {
    const { room, actor: by, target } = await lockRoomFor(ports, roomId, actor.id, userId);
    const invite = await ports.invites.find(roomId, userId);
    room.remove(by, target);
    ports.memberships.remove(roomId, userId);
    // Otherwise they could come back with it.
    if (invite) ports.invites.remove(invite);
    return nothing;
  },
});
