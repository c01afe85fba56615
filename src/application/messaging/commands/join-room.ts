import { z } from 'zod';
import {
  BannedFromRoom,
  RoomIsClosed,
  RoomIsFull,
  RoomNotFound,
  TooManyRooms,
} from '../../../domain/messaging/errors.ts';
import { Invites } from '../../../domain/messaging/invite.ts';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { enter } from '../entering.ts';
import { ConversationReader, Doors } from '../ports.ts';
import { ConversationView } from '../views.ts';

export const joinRoom = command({
  name: 'messaging.join-room',
  summary: 'Join a room',
  description: 'A public one, or one that you are invited to. Being in already changes nothing.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>() }),
  output: ConversationView,
  refuses: [RoomNotFound, RoomIsFull, RoomIsClosed, BannedFromRoom, TooManyRooms],
  needs: {
    rooms: Rooms,
    timelines: Timelines,
    doors: Doors,
    memberships: Memberships,
    invites: Invites,
    reader: ConversationReader,
    recorder: EventRecorder,
    clock: Clock,
  },
  async handle(
    { input: { roomId }, actor },
    { rooms, timelines, doors, memberships, invites, recorder, clock },
  ) {
    const timeline = (await timelines.open([roomId])).get(roomId);
    const room = timeline?.kind === 'room' ? await rooms.find(roomId) : undefined;
    const door = room && (await doors.of(roomId, actor.id));
    if (!room || !timeline || !door) throw new RoomNotFound();
    if (door === 'inside') return;
    if (door === 'banned') throw new BannedFromRoom();
    const at = clock.now();
    const invite = await invites.into(roomId, actor.id);
    if (invite?.isPending) invite.answer(actor.id, true, at);
    await enter({ memberships, recorder }, { room, timeline, userId: actor.id, at });
  },
  async answer(_done, { input: { roomId }, actor }, { reader }) {
    const conversation = await reader.one(actor.id, roomId);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});
