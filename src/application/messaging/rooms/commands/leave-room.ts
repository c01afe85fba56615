import { z } from 'zod';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { roomIdField } from '../../fields.ts';
import { leave, leaveNeeds } from '../leave.ts';
import { lockRoom, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const leaveRoom = command({
  name: 'messaging.leave-room',
  summary: 'Leave a room',
  description:
    'If you own it, the longest-serving moderator becomes the owner, or else the longest-serving member. If nobody is left, the room closes.',
  access: 'signed-in',
  input: z.strictObject({ roomId: roomIdField }),
  output: Nothing,
  refuses: [...notMemberRefusals],
  needs: { ...lockRoomNeeds, ...leaveNeeds },
  async handle({ input: { roomId }, actor }, ports) {
    const { room, actor: member } = await lockRoom(ports, roomId, actor.id);
    await leave(ports, room, member);
    return nothing;
  },
});
