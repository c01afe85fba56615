import { z } from 'zod';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { RoomLeft } from '../../../domain/messaging/published.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { handOver } from '../handing-over.ts';
import { Doors, Heirs } from '../ports.ts';
import { outside, roleIn } from '../standing.ts';

export const leaveRoom = command({
  name: 'messaging.leave-room',
  summary: 'Leave a room',
  description:
    'An owner hands over to the moderator who has been in longest, else to such a member; with nobody left the room closes.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>() }),
  output: Nothing,
  refuses: [...outside],
  needs: {
    rooms: Rooms,
    timelines: Timelines,
    doors: Doors,
    memberships: Memberships,
    heirs: Heirs,
    recorder: EventRecorder,
    clock: Clock,
  },
  async handle({ input: { roomId }, actor }, { timelines, doors, clock, ...ports }) {
    await timelines.open([roomId]);
    const role = await roleIn(doors, roomId, actor.id);
    await ports.memberships.remove(roomId, actor.id);
    ports.recorder.record(RoomLeft({ roomId, userId: actor.id, byId: actor.id, how: 'left' }));
    if (role === 'owner') await handOver(ports, roomId, clock.now());
    return nothing;
  },
});
