import { z } from 'zod';
import { RoleTooLow, RoomNotFound } from '../../../domain/messaging/errors.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Doors } from '../ports.ts';
import { outside, roleIn } from '../standing.ts';

export const closeRoom = command({
  name: 'messaging.close-room',
  summary: 'Close a room of yours for ever',
  description: 'Nobody writes or comes in any more; its members keep what was said.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>() }),
  output: Nothing,
  refuses: [...outside, RoleTooLow],
  needs: { rooms: Rooms, timelines: Timelines, doors: Doors, clock: Clock },
  async handle({ input: { roomId }, actor }, { rooms, timelines, doors, clock }) {
    await timelines.open([roomId]);
    if ((await roleIn(doors, roomId, actor.id)) !== 'owner') throw new RoleTooLow();
    const room = await rooms.find(roomId);
    if (!room) throw new RoomNotFound();
    room.close(clock.now());
    rooms.list(room);
    return nothing;
  },
});
