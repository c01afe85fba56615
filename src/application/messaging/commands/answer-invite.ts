import { z } from 'zod';
import {
  InviteAnsweredAlready,
  InviteNotFound,
  RoomIsClosed,
  RoomIsFull,
  TooManyRooms,
} from '../../../domain/messaging/errors.ts';
import { type InviteId, Invites } from '../../../domain/messaging/invite.ts';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { Timelines } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { enter } from '../entering.ts';
import { Doors } from '../ports.ts';
import { InviteReader } from '../room-ports.ts';
import { InviteView } from '../room-views.ts';

export const answerInvite = command({
  name: 'messaging.answer-invite',
  summary: 'Come into a room that you are invited to, or decline',
  description: 'Accepting lets you in; into a room that is full it does not, and the invite goes on waiting.',
  access: 'signed-in',
  input: z.strictObject({ inviteId: idField<InviteId>(), accept: z.boolean() }),
  output: InviteView,
  refuses: [InviteNotFound, InviteAnsweredAlready, RoomIsClosed, RoomIsFull, TooManyRooms],
  needs: {
    rooms: Rooms,
    timelines: Timelines,
    doors: Doors,
    invites: Invites,
    memberships: Memberships,
    reader: InviteReader,
    recorder: EventRecorder,
    clock: Clock,
  },
  async handle(
    { input: { inviteId, accept }, actor },
    { rooms, timelines, doors, invites, memberships, reader, recorder, clock },
  ) {
    const at = clock.now();
    const roomId = await reader.roomOf(inviteId, actor.id);
    const timeline = roomId && (await timelines.open([roomId])).get(roomId);
    // Looked for again, now that the room is held: a ban or a newer invite may have come first.
    const invite = roomId && (await invites.into(roomId, actor.id));
    const room = roomId && (await rooms.find(roomId));
    if (!timeline || !room || invite?.id !== inviteId) throw new InviteNotFound();
    invite.answer(actor.id, accept, at);
    if (accept && !(await doors.roleIn(room.id, actor.id)))
      await enter({ memberships, recorder }, { room, timeline, userId: actor.id, at });
  },
  async answer(_done, { input: { inviteId }, actor }, { reader }) {
    const invite = await reader.one(actor.id, inviteId);
    if (!invite) throw new InviteNotFound();
    return invite;
  },
});
