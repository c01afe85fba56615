import { z } from 'zod';
import { RoleTooLow } from '../../../../domain/messaging/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { roomIdField } from '../../fields.ts';
import { lockRoom, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const closeRoom = command({
  name: 'messaging.close-room',
  summary: 'Close a room of yours for good',
  description: 'Nobody can write or join any more. Members can still read it.',
  access: 'signed-in',
  input: z.strictObject({ roomId: roomIdField }),
  output: Nothing,
  refuses: [...notMemberRefusals, RoleTooLow],
  needs: { ...lockRoomNeeds, clock: Clock },
  async handle({ input: { roomId }, actor }, ports) {
    const { room, actor: by } = await lockRoom(ports, roomId, actor.id);
    room.close(by, ports.clock.now());
    ports.rooms.index(room);
    return nothing;
  },
});
