import { z } from 'zod';
import { RoomNotFound } from '../../../domain/messaging/errors.ts';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { RoomLeft } from '../../../domain/messaging/published.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Journal } from '../../kernel/ports.ts';
import { handOver } from '../handing-over.ts';
import { Heirs } from '../ports.ts';

export const leaveRoom = command({
  name: 'messaging.leave-room',
  summary: 'Leave a room',
  description:
    'An owner hands over to the moderator who has been in longest, else to such a member; with nobody left the room closes.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>() }),
  output: Nothing,
  refuses: [RoomNotFound],
  needs: {
    rooms: Rooms,
    timelines: Timelines,
    memberships: Memberships,
    heirs: Heirs,
    journal: Journal,
    clock: Clock,
  },
  async handle({ input: { roomId }, actor }, { rooms, timelines, memberships, heirs, journal, clock }) {
    const timeline = (await timelines.open([roomId])).get(roomId);
    const mine = await memberships.find(roomId, actor.id);
    if (timeline?.kind !== 'room' || !mine) throw new RoomNotFound();
    await memberships.remove(roomId, actor.id);
    journal.record(RoomLeft({ roomId, userId: actor.id, byId: actor.id, how: 'left' }));
    if (mine.role === 'owner') await handOver({ rooms, memberships, heirs, journal }, roomId, clock.now());
    return nothing;
  },
});
